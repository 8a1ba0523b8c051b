import {basename} from "node:path";
import picomatch from "picomatch";
import {entities} from "../entities.ts";
import {HeadwaterError} from "../errors.ts";
import type {EntityProfile, Profile} from "../profile.ts";
import type {ExportFile} from "./files.ts";
import {mappedColumns} from "./mapped-columns.ts";
import {plain} from "./plain.ts";

/** What a file's rows are: by file name; where no pattern or several match, by header: known by it, required columns all there, most columns mapped. */
export function entityOf(file: ExportFile, profile: Profile, header: string[]): string {
  const all = Object.entries(profile.entities);
  const byName = all.filter(([, {files}]) => picomatch.isMatch(basename(file.path), files, {nocase: true}));
  if (byName.length === 1) return byName[0]![0];
  const scored = (byName.length > 0 ? byName : all)
    .filter(([, entityProfile]) => byName.length > 0 || isKnownBy(header, entityProfile))
    .map(([name, entityProfile]) => {
      const columns = mappedColumns(entityProfile, entities[name]!, header);
      const has = (column: string) =>
        columns.some((mapped) => mapped.column === column) || column in entityProfile.constants;
      return {name, score: columns.length > 0 && entities[name]!.required.every(has) ? columns.length : 0};
    })
    .filter(({score}) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (!first)
    throw new HeadwaterError(`unknown export: ${file.shown} matches no entity of ${profile.shownPath}`, {
      fix: `add its file name and columns to ${profile.shownPath}, or list it under ignore in headwater.yaml`,
    });
  if (second && second.score === first.score)
    throw new HeadwaterError(`ambiguous export: ${file.shown} may be ${first.name} or ${second.name}`, {
      fix: `add its file name under files of one of them in ${profile.shownPath}`,
    });
  return first.name;
}

/** Whether a header alone tells the entity: it has what the profile names for that, else at least half of the columns. */
function isKnownBy(header: string[], {known_by, columns}: EntityProfile): boolean {
  const has = new Set(header.map(plain));
  if (known_by.length > 0) return known_by.every((name) => has.has(plain(name)));
  const all = Object.values(columns);
  return all.filter(({from}) => from.some((spelling) => has.has(plain(spelling)))).length >= all.length / 2;
}
