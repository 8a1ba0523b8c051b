import {basename} from "node:path";
import picomatch from "picomatch";
import {type Entity, entities} from "../entities.ts";
import {HeadwaterError} from "../errors.ts";
import type {EntityProfile, Profile} from "../profile.ts";
import type {ExportFile} from "./files.ts";
import {recordsOf} from "./records.ts";
import {encodingOf} from "./text.ts";

/** Where one of our columns stands in a file: its header, and the positions that carry it (several must agree). */
export type MappedColumn = {column: string; header: string; positions: number[]; isPseudonymous: boolean};

/** How a file is to be read: what it is, its text form, and which of its columns are ours. */
export type Reading = {
  file: ExportFile;
  profile: Profile;
  entityName: string;
  entity: Entity;
  entityProfile: EntityProfile;
  encoding: string;
  delimiter: string;
  width: number;
  headerRow: number;
  columns: MappedColumn[];
};

const delimiters = [",", ";", "\t"];
const plain = (header: string) => header.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");

/** How a file is to be read. Throws a line for a file that is empty, of no known entity, or without a required column. */
export async function readingOf(file: ExportFile, profile: Profile): Promise<Reading> {
  const encoding = await encodingOf(file.path, file.shown, profile.encoding);
  const headers = await Promise.all(delimiters.map((delimiter) => headerOf(file, encoding, delimiter)));
  const known = new Set(
    Object.values(profile.entities).flatMap((e) => Object.values(e.columns).flatMap((c) => c.from.map(plain))),
  );
  const scores = headers.map(
    ({fields}) => fields.filter((field) => known.has(plain(field))).length * 1000 + fields.length,
  );
  const best = scores.indexOf(Math.max(...scores));
  const {fields, row} = headers[best]!;
  const entityName = entityOf(file, profile, fields);
  const entityProfile = profile.entities[entityName]!;
  const columns = mappedColumns(entityProfile, entities[entityName]!, fields);
  const entity = entities[entityName]!;
  for (const column of entity.required)
    if (!columns.some((mapped) => mapped.column === column) && !(column in entityProfile.constants))
      throw new HeadwaterError(
        `missing required column: ${column} (${entityProfile.columns[column]?.from.join(" or ") ?? "not in the profile"})`,
        {
          where: `${file.shown}, row ${row}`,
          fix: `add the file's spelling to ${entityName}.columns.${column} in ${profile.shownPath}`,
        },
      );
  return {
    file,
    profile,
    entityName,
    entity,
    entityProfile,
    encoding,
    delimiter: delimiters[best]!,
    width: fields.length,
    headerRow: row,
    columns,
  };
}

async function headerOf(
  file: ExportFile,
  encoding: string,
  delimiter: string,
): Promise<{fields: string[]; row: number}> {
  for await (const batch of recordsOf(file.path, file.shown, encoding, delimiter, {atOnce: 8192}))
    if (batch[0]) return batch[0];
  throw new HeadwaterError(`missing header: ${file.shown} is empty`, {
    fix: "export it again, or list it under ignore in headwater.yaml",
  });
}

/** By file name; where no pattern or several match, by header: known by it, required columns all there, most columns mapped. */
function entityOf(file: ExportFile, profile: Profile, header: string[]): string {
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

/** Whether a header alone tells the entity: it has what the profile names for that, else more than half of the columns. */
function isKnownBy(header: string[], {known_by, columns}: EntityProfile): boolean {
  const has = new Set(header.map(plain));
  if (known_by.length > 0) return known_by.every((name) => has.has(plain(name)));
  const all = Object.values(columns);
  return all.filter(({from}) => from.some((spelling) => has.has(plain(spelling)))).length >= all.length / 2;
}

function mappedColumns(entityProfile: EntityProfile, entity: Entity, header: string[]): MappedColumn[] {
  const plainHeader = header.map(plain);
  return Object.entries(entityProfile.columns).flatMap(([column, {from, personal}]) => {
    const spelling = from.find((text) => plainHeader.includes(plain(text)));
    if (spelling === undefined) return [];
    const positions = plainHeader.flatMap((text, index) => (text === plain(spelling) ? [index] : []));
    const isPseudonymous = personal && !entity.columns[column]!.personal;
    return [{column, header: header[positions[0]!]!.trim(), positions, isPseudonymous}];
  });
}
