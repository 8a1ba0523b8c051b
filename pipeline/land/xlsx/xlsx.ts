import {mkdtemp, stat} from "node:fs/promises";
import {join, resolve} from "node:path";
import {HeadwaterError} from "../../errors.ts";
import {inChild} from "../child.ts";
import type {ShownFile} from "../unpack.ts";
import type {Sheets} from "./child.ts";

const megabytes = 512;
const leastSeconds = 9;
const secondsPerMegabyte = 5;

/**
 * The filled sheets of a workbook, each as a text file, read in a process of their own with at most 512 MB of heap, and 9 seconds
 * and 5 for each MB. Throws a line for a workbook that is damaged, hostile, too large or empty.
 */
export async function sheetTextsOf({path, shown}: ShownFile, scratch: string): Promise<ShownFile[]> {
  const folder = await mkdtemp(join(scratch, "xlsx-"));
  const {size} = await stat(path);
  const seconds = Math.ceil(leastSeconds + (secondsPerMegabyte * size) / 1e6);
  const script = new URL("child.ts", import.meta.url);
  const told = await inChild<Sheets>(script, [resolve(path), shown, String(size), "."], {megabytes, seconds}, folder);
  if ("ended" in told) {
    const why = {
      memory: `takes more than ${megabytes} MB`,
      time: `takes more than ${seconds} s`,
      crash: "cannot be read",
    };
    throw new HeadwaterError(`unsupported workbook: ${shown} ${why[told.ended]}`, {fix: "save its sheets as CSV"});
  }
  const {sheets, hidden} = told.result;
  if (sheets.length === 0)
    throw new HeadwaterError(
      `missing rows: no cell of ${shown} is filled${hidden.length > 0 ? ", hidden sheets aside" : ""}`,
      {
        fix: "export it again, or list it under ignore in headwater.yaml",
      },
    );
  return sheets.map(({name, path}) => ({
    path: join(folder, path),
    shown: sheets.length > 1 ? `${shown}/${name}` : shown,
  }));
}
