import {existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Glance} from "../../pipeline/peek/glance.ts";
import {peek} from "../../pipeline/peek/peek.ts";
import type {Lines} from "../damaged/measures.ts";
import {linesIn} from "../damaged/outcome.ts";

/** What peek made of one file: each of its tables as told, with its path cut off, and as written. */
export type Peeked = {glances: Glance[]; tables: Lines[]; written: string[]};

/** Writes a file and peeks at it. Tables are read back by a reader that is not ours, in the order in which they were told. */
export async function peeked(name: string, content: string | Buffer): Promise<Peeked> {
  const folder = mkdtempSync(join(tmpdir(), "headwater-format-"));
  try {
    const [path, out] = [join(folder, name), join(folder, "out")];
    writeFileSync(path, content);
    mkdirSync(out);
    const glances: Glance[] = [];
    const tables: Lines[] = [];
    const seen = new Set<string>();
    await peek([path], {
      out,
      show: (glance) => {
        glances.push(
          JSON.parse(JSON.stringify(glance).replaceAll(JSON.stringify(`${folder}/`).slice(1, -1), "")) as Glance,
        );
        const added = readdirSync(out).filter((file) => file.endsWith(".csv") && !seen.has(file));
        for (const file of added) seen.add(file);
        tables.push(...added.map((file) => linesIn(join(out, file))));
      },
    });
    return {glances, tables, written: existsSync(out) ? readdirSync(out).sort() : []};
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** The only table of a file; where it was refused, the line that says why. */
export async function tableOf(name: string, content: string | Buffer): Promise<Lines | string> {
  const {glances, tables} = await peeked(name, content);
  if (glances.length !== 1) throw new Error(`ambiguous table: ${name} holds ${glances.length}`);
  return glances[0]!.refusal ?? tables[0]!;
}
