import type {Readable} from "node:stream";
import {type NumberKind, numberKindOf} from "./number-format.ts";
import {readXml} from "./xml.ts";

/** The kind of number of each cell style, in their order. */
export async function numberKindsOf(stream: Readable, shown: string): Promise<NumberKind[]> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let within = "";
  await readXml(stream, shown, {
    open: (name, attributes) => {
      if (name === "numFmts" || name === "cellXfs") within = name;
      else if (within === "numFmts" && name === "numFmt")
        codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      else if (within === "cellXfs" && name === "xf") formats.push(Number(attributes.numFmtId ?? 0));
    },
    close: (name) => {
      if (name === within) within = "";
    },
  });
  return formats.map((id) => numberKindOf(id, codes.get(id)));
}
