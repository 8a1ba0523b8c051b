import {type Entity, entities} from "../entities.ts";
import {HeadwaterError} from "../errors.ts";
import type {EntityProfile, Profile} from "../profile.ts";
import {entityOf} from "./entity-of.ts";
import type {ExportFile} from "./files.ts";
import {headerOf, plain} from "./header.ts";
import {type MappedColumn, mappedColumns} from "./mapped-columns.ts";
import {encodingOf} from "./text.ts";

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

/** How a file is to be read. Throws a line for a file that is empty, of no known entity, or without a required column. */
export async function readingOf(file: ExportFile, profile: Profile): Promise<Reading> {
  const encoding = await encodingOf(file.path, file.shown, profile.encoding);
  const known = new Set(
    Object.values(profile.entities).flatMap((e) => Object.values(e.columns).flatMap((c) => c.from.map(plain))),
  );
  const {fields, row, delimiter} = await headerOf(file, encoding, known);
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
    delimiter,
    width: fields.length,
    headerRow: row,
    columns,
  };
}
