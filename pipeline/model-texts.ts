import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {modelsOf} from "./models.ts";

/** Writes the query of every model to a folder, as <layer>.<name>.sql.txt, for browsers to show: the mark before it says that it is UTF-8. */
export function writeModelTexts(folder: string): void {
  mkdirSync(folder, {recursive: true});
  for (const {qualifiedName, sql} of modelsOf())
    writeFileSync(join(folder, `${qualifiedName}.sql.txt`), `\uFEFF${sql}`);
}
