import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import type {Lines} from "./measures.ts";

/** A row that was rejected or mended, as a reader tells it. */
export type Told = {file: string; row: number; line: number; column: string | number; code: string};

/** What `headwater peek --out` says of a file. */
export type Account = {
  status: "read" | "refused";
  records_in: number;
  loaded: number;
  rejected: number;
  duplicates: number;
  encoding?: string;
  dialect?: unknown;
  reasons: Told[];
  repairs?: Told[];
};

/** What became of a file: its table, nothing where it was refused, and whether the reader had anything to say of it. */
export type Outcome = {lines?: Lines; isSilent: boolean; account?: Account};

/** The lines of a comma-separated UTF-8 file, read strictly by a reader that is not ours. */
export const linesIn = (path: string): Lines => parse(readFileSync(path), {relax_column_count: true});

/** What `headwater peek --out` wrote for a file. */
export function outcomeIn(folder: string, name: string): Outcome {
  const path = join(folder, `${name}.json`);
  if (!existsSync(path)) throw new Error(`missing account: ${name}.json — ${folder}`);
  const account = JSON.parse(readFileSync(path, "utf8")) as Account;
  const table = join(folder, `${name}.csv`);
  const said = account.rejected + account.reasons.length + (account.repairs?.length ?? 0);
  return {
    ...(existsSync(table) && {lines: linesIn(table)}),
    isSilent: account.status === "read" && said === 0,
    account,
  };
}
