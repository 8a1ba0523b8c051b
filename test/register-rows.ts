import {readFileSync} from "node:fs";
import {strFromU8, unzipSync} from "fflate";

/** The rows of the showrooms' register, read without Headwater: its title is row 1, its header row 2; numbers as they are stored. */
export function registerRows(path: string): Record<string, string>[] {
  const xml = strFromU8(unzipSync(readFileSync(path))["xl/worksheets/sheet1.xml"]!);
  const [, header, ...rows] = [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/g)].map(([, cells]) =>
    Object.fromEntries(
      [...cells!.matchAll(/<c r="([A-Z])\d+"[^>]*>.*?<[tv]>(.*?)<\/[tv]>/g)].map(([, letter, text]) => [letter, text]),
    ),
  );
  const names = Object.entries(header as Record<string, string>);
  return rows.map((row) => Object.fromEntries(names.map(([letter, name]) => [name, row[letter] ?? ""])));
}
