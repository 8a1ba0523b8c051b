import {existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, dirname, extname, join, relative} from "node:path";
import {HeadwaterError} from "../errors.ts";
import {hintsFor} from "../land/hints.ts";
import {type TextSource, textSourcesOf} from "../land/source.ts";
import {emptyGlance, type Glance, glanceAt} from "./glance.ts";

/** What peek is asked for: where to write the tables, and whom to show each glance. */
export type PeekOptions = {out?: string; show: (glance: Glance) => void};

type Input = {path: string; shown: string; name: string};

/** Shows what landing sees in files and folders, one by one. Returns how many were refused. */
export async function peek(paths: string[], {out, show}: PeekOptions): Promise<number> {
  const scratch = mkdtempSync(join(tmpdir(), "headwater-peek-"));
  const taken = new Set<string>();
  let refused = 0;
  try {
    for (const input of paths.flatMap(inputsIn))
      for (const {source, refusal} of await sourcesOf(input, scratch)) {
        const target = out && targetOf(out, input, source, taken);
        const {given, isKnown} = hintsFor(input.path);
        const glance = refusal ?? (await glanceAt(source!, given, isKnown, target && `${target}.csv`));
        if (target) {
          const {first: _, ...kept} = glance;
          writeFileSync(`${target}.json`, `${JSON.stringify(kept, null, 1)}\n`);
        }
        if (glance.status === "refused") refused++;
        show(glance);
      }
  } finally {
    rmSync(scratch, {recursive: true, force: true});
  }
  return refused;
}

function inputsIn(path: string): Input[] {
  if (!existsSync(path))
    throw new HeadwaterError(`missing file: ${path}`, {fix: "name a file or folder that is there"});
  if (!statSync(path).isDirectory()) return [{path, shown: path, name: basename(path)}];
  return readdirSync(path, {recursive: true, withFileTypes: true})
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({path: file, shown: file, name: relative(path, file)}));
}

type Found = {source?: TextSource; refusal?: Glance};

async function sourcesOf({path, shown}: Input, scratch: string): Promise<Found[]> {
  try {
    return (await textSourcesOf({path, shown}, scratch)).map((source) => ({source}));
  } catch (error) {
    if (!(error instanceof HeadwaterError)) throw error;
    return [{refusal: {...emptyGlance(shown, "unknown"), refusal: error.message}}];
  }
}

const longestPart = 60;

/** Where a table is written, without ending: the input's name without its own, whole or with a number where two would share it. */
function targetOf(out: string, {shown, name}: Input, source: TextSource | undefined, taken: Set<string>): string {
  const part = (source?.shown ?? shown).slice(shown.length).replaceAll(/[/\\]/g, ".").slice(0, longestPart);
  const names = [`${name.slice(0, name.length - extname(name).length)}${part}`, `${name}${part}`];
  for (let number = 2; names.every((some) => taken.has(some)); number++) names.push(`${name}${part} ${number}`);
  const unique = names.find((some) => !taken.has(some))!;
  taken.add(unique);
  const target = join(out, unique);
  mkdirSync(dirname(target), {recursive: true});
  return target;
}
