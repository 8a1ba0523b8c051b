import type {Readable} from "node:stream";
import {unescaped} from "./text-escape.ts";
import {readXml} from "./xml.ts";

/** The texts that cells point to, in their order; of rich text its runs together, without hints of pronunciation. */
export async function sharedStringsOf(stream: Readable, shown: string): Promise<string[]> {
  const strings: string[] = [];
  let text = "";
  let [isText, isHint] = [false, false];
  await readXml(stream, shown, {
    open: (name) => {
      if (name === "si") text = "";
      else if (name === "rPh") isHint = true;
      else if (name === "t") isText = !isHint;
    },
    text: (piece) => {
      if (isText) text += piece;
    },
    close: (name) => {
      if (name === "si") strings.push(unescaped(text));
      else if (name === "rPh") isHint = false;
      else if (name === "t") isText = false;
    },
  });
  return strings;
}
