import type {Readable} from "node:stream";
import {SaxesParser} from "saxes";
import {HeadwaterError} from "../../errors.ts";

/** What is told of an XML part: elements by their name without prefix, and their text. */
export type XmlReader = {
  open?: (name: string, attributes: Record<string, string>) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Reads an XML part as it streams. Throws a line where it is not well-formed, or declares a document type, as entities need. */
export async function readXml(stream: Readable, shown: string, reader: XmlReader): Promise<void> {
  const parser = new SaxesParser<{xmlns: false; position: false}>({xmlns: false, position: false});
  parser.on("doctype", () => {
    throw new HeadwaterError(`unsupported workbook: ${shown} declares a document type`, {
      fix: "save it again as .xlsx",
    });
  });
  parser.on("error", () => {
    throw damagedWorkbook(shown);
  });
  parser.on("opentag", ({name, attributes}) => reader.open?.(local(name), attributes));
  parser.on("closetag", ({name}) => reader.close?.(local(name)));
  parser.on("text", (text) => reader.text?.(text));
  parser.on("cdata", (text) => reader.text?.(text));
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  const decoded = (chunk?: Buffer): string => {
    try {
      decoder ??= new TextDecoder(encodingOf(chunk), {fatal: true});
      return chunk ? decoder.decode(chunk, {stream: true}) : decoder.decode();
    } catch {
      throw damagedWorkbook(shown);
    }
  };
  for await (const chunk of stream) parser.write(decoded(chunk as Buffer));
  parser.write(decoded());
  parser.close();
}

const encodingOf = (start: Buffer | undefined): string =>
  start?.[0] === 0xff ? "utf-16le" : start?.[0] === 0xfe ? "utf-16be" : "utf-8";

/** The line for a workbook whose parts are not what they should be. */
export const damagedWorkbook = (shown: string, what = "is truncated or damaged"): HeadwaterError =>
  new HeadwaterError(`invalid workbook: ${shown} ${what}`, {fix: "open it in a spreadsheet and save it again"});
