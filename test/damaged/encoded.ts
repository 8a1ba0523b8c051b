import iconv from "iconv-lite";

/** The encodings that every kind of damage is written in. */
export const encodings = ["utf-8", "utf-8-bom", "utf-16le-bom", "utf-16be-bom", "utf-16le", "gb18030"] as const;
export type Encoding = (typeof encodings)[number];

/** A text as bytes. */
export function encoded(text: string, encoding: Encoding): Buffer {
  if (encoding === "utf-8") return Buffer.from(text);
  if (encoding === "utf-8-bom") return Buffer.from(`\uFEFF${text}`);
  if (encoding === "gb18030") return iconv.encode(text, "gb18030");
  const little = Buffer.from(encoding === "utf-16le" ? text : `\uFEFF${text}`, "utf16le");
  return encoding === "utf-16be-bom" ? little.swap16() : little;
}
