import {mkdirSync, readdirSync, writeFileSync} from "node:fs";
import {basename, join} from "node:path";
import {type DamagedFile, damagedFiles} from "./damaged-files.ts";
import type {Truth} from "./kind.ts";
import type {Lines} from "./measures.ts";
import {linesIn} from "./outcome.ts";
import type {Question} from "./scored.ts";
import {writtenFile, writtenLine} from "./written.ts";

/** A truth as lines, its header first where it has one. */
export const trueLines = ({header, rows}: Truth): Lines => [...(header ? [header] : []), ...rows];

/** Writes every damaged file into a folder, and its truth into another if one is given. Returns them. */
export function writeDamagedFiles(folder: string, truthFolder?: string): DamagedFile[] {
  const files = damagedFiles();
  for (const path of [folder, truthFolder]) if (path) mkdirSync(path, {recursive: true});
  for (const {name, bytes, truth} of files) {
    writeFileSync(join(folder, name), bytes);
    if (truthFolder)
      writeFileSync(join(truthFolder, name), writtenFile(trueLines(truth).map((cells) => writtenLine(cells, {}))));
  }
  return files;
}

/** A damaged file as a question. */
export const questionOf = ({name, kind, encoding, truth}: DamagedFile): Question => ({
  name,
  kind,
  encoding,
  truth: trueLines(truth),
  ...(truth.mayRefuse && {mayRefuse: true}),
});

/** The files of a folder whose truth is a clean file of the same name in another: its kind is its name without the numbers behind. */
export const questionsIn = (folder: string, truthFolder: string): Question[] =>
  readdirSync(truthFolder)
    .filter((name) => readdirSync(folder).includes(name))
    .map((name) => ({
      name,
      kind: basename(name, ".csv").replace(/[\d_]+$/, ""),
      encoding: "any",
      truth: linesIn(join(truthFolder, name)),
    }));
