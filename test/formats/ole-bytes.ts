/** An OLE compound file (MS-CFB) of 512-byte sectors: its header, a sector of allocations and a directory with streams by name. */
export function oleBytes(streams: string[]): Buffer {
  const header = Buffer.alloc(512);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  const allocations = Buffer.alloc(512, 0xff);
  const directory = Buffer.alloc(512);
  ["Root Entry", ...streams].forEach((name, at) => {
    const bytes = directory.write(`${name}\0`, at * 128, "utf16le");
    directory.writeUInt16LE(bytes, at * 128 + 64);
    directory[at * 128 + 66] = at === 0 ? 5 : 2;
  });
  return Buffer.concat([header, allocations, directory]);
}
