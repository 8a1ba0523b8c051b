import {existsSync, readdirSync, realpathSync, statSync} from "node:fs";
import {basename, join, resolve, sep} from "node:path";
import picomatch from "picomatch";
import {HeadwaterError, refuse} from "../errors.ts";
import type {Workspace} from "../workspace.ts";
import {exportDate} from "./export-date.ts";

/** A file to be landed: its system, where it lies, and its path as reports show it. */
export type ExportFile = {system: string; path: string; shown: string};

/** A file's name as it sorts: file 10 after file 9, and leads_later.csv after leads.csv. */
export const sortedName = (shown: string): string =>
  shown.replace(/\.\w+$/, "").replace(/\d+/g, (digits) => digits.padStart(20, "0"));

// the last one wins where files differ about a record: a name without a date is older than all that have one
const placeOf = ({system, shown}: ExportFile): string =>
  [system, exportDate(basename(shown))?.to ?? "", sortedName(shown)].join("\0");

const litter = picomatch(["**/.*", "**/~$*", "**/Thumbs.db", "**/desktop.ini"], {dot: true});

/** The files under exports/<system>/, the newer after the older. Throws a line for each file that nothing can read. */
export function exportFiles(workspace: Workspace): ExportFile[] {
  const faults: HeadwaterError[] = [];
  const ignored = picomatch(workspace.ignore, {dot: true});
  const files: ExportFile[] = [];
  for (const {system, folder} of systemFolders(workspace, faults))
    for (const name of readdirSync(folder).sort()) {
      const shown = `exports/${system}/${name}`;
      if (litter(shown) || ignored(shown) || ignored(`${system}/${name}`) || ignored(name)) continue;
      const path = join(folder, name);
      const fault = faultOf(path, realpathSync(folder));
      if (fault)
        faults.push(
          new HeadwaterError(`unsupported ${fault}: ${shown}`, {
            fix: "put the file itself there, or list it under ignore in headwater.yaml",
          }),
        );
      else files.push({system, path, shown});
    }
  refuse(faults);
  if (files.length === 0)
    throw new HeadwaterError("missing exports: no file under exports/", {
      fix: "put exports into exports/<system>/, such as exports/dealer_crm/leads.csv",
    });
  return files.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** What stands at a path where a file should, if it is none: what a file holds is told by its content later. */
function faultOf(path: string, folder: string): string | undefined {
  const stats = statSync(path, {throwIfNoEntry: false});
  if (!stats) return "link to nowhere";
  if (stats.isDirectory()) return "folder";
  if (!stats.isFile()) return "file that is no ordinary one";
  return realpathSync(path).startsWith(folder + sep) ? undefined : "link out of its folder";
}

function systemFolders(workspace: Workspace, faults: HeadwaterError[]): {system: string; folder: string}[] {
  const elsewhere = Object.entries(workspace.exports).map(([system, path]) => ({
    system,
    folder: resolve(workspace.folder, path),
  }));
  for (const {system, folder} of elsewhere)
    if (!existsSync(folder))
      faults.push(
        new HeadwaterError(`missing folder: ${folder}`, {
          where: `headwater.yaml, exports.${system}`,
          fix: "correct the path",
        }),
      );
  const root = join(workspace.folder, "exports");
  const here = existsSync(root) ? readdirSync(root).sort() : [];
  const inside = here.flatMap((name) => {
    const folder = join(root, name);
    if (statSync(folder).isDirectory()) return workspace.exports[name] ? [] : [{system: name, folder}];
    if (!litter(`exports/${name}`) && !picomatch.isMatch(name, workspace.ignore))
      faults.push(
        new HeadwaterError(`unknown system: exports/${name}`, {
          fix: "move it into exports/<system>/, or list it under ignore in headwater.yaml",
        }),
      );
    return [];
  });
  return [...elsewhere.filter(({folder}) => existsSync(folder)), ...inside];
}
