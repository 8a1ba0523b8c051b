import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import type {Lines} from "./measures.ts";

/** A row that was rejected or mended, as a reader tells it. */
export type Told = {file: string; row: number; line: number; column: number; code: string; mended?: true};

/** What `headwater peek --out` says of a file. */
export type Account = {
  status: "read" | "refused";
  /** why it was refused */
  refusal?: string;
  records_in: number;
  loaded: number;
  rejected: number;
  duplicates: number;
  encoding: string | null;
  layout?: {header: boolean} | null;
  reasons: Told[];
  /** how many rows were read in a way that makes them whole, and which */
  mended?: number;
  repairs?: Told[];
};

/** What became of a file: its table, nothing where it was refused, and whether the reader had anything to say of it. */
export type Outcome = {lines?: Lines; isSilent: boolean; account?: Account};

/** The lines of a comma-separated UTF-8 file, read strictly by a reader that is not ours. */
export const linesIn = (path: string): Lines => parse(readFileSync(path), {relax_column_count: true});

/** What `headwater peek --out` wrote for a file: under its name, or its name without the ending. */
export function outcomeIn(folder: string, name: string): Outcome {
  const stems = [name, name.replace(/\.\w+$/, "")].map((stem) => join(folder, stem));
  const stem = stems.find((some) => existsSync(`${some}.json`));
  if (stem === undefined) throw new Error(`missing account: ${name}.json — ${folder}`);
  const account = JSON.parse(readFileSync(`${stem}.json`, "utf8")) as Account;
  const table = `${stem}.csv`;
  const said = account.rejected + account.reasons.length + (account.mended ?? account.repairs?.length ?? 0);
  return {
    ...(existsSync(table) && {lines: linesIn(table)}),
    isSilent: account.status === "read" && said === 0,
    account,
  };
}
