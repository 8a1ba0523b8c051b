import {type Entity, entities} from "../entities.ts";
import {HeadwaterError} from "../errors.ts";
import type {EntityProfile, Profile} from "../profile.ts";
import {entityOf} from "./entity-of.ts";
import type {ExportFile} from "./files.ts";
import {type FileHints, type FileProfile, hintsOf} from "./hints.ts";
import {type MappedColumn, mappedColumns} from "./mapped-columns.ts";
import type {TextSource} from "./source.ts";
import {type Table, tableOf} from "./table.ts";

/** How a file is to be read: what it is, its table, and which of its columns are ours. */
export type Reading = {
  file: ExportFile;
  profile: Profile;
  entityName: string;
  entity: Entity;
  entityProfile: EntityProfile;
  table: Table;
  columns: MappedColumn[];
};

/** How a file's table is to be read. Throws a line for one that is empty, of no known entity, or without a header or a required column. */
export async function readingOf(file: ExportFile, source: TextSource, said: FileProfile): Promise<Reading> {
  const hints = hintsOf(said);
  const table = await tableOf(source, hints.given, hints.isKnown);
  const decimal = said.profile.decimal ?? table.decimal;
  const profile = {...said.profile, ...(decimal && {decimal})};
  const names = namesOf(table, file, hints);
  const entityName = entityOf(file, profile, names);
  const entityProfile = profile.entities[entityName]!;
  const entity = entities[entityName]!;
  const columns = mappedColumns(entityProfile, entity, names);
  for (const column of entity.required)
    if (!columns.some((mapped) => mapped.column === column) && !(column in entityProfile.constants))
      throw new HeadwaterError(
        `missing required column: ${column} (${entityProfile.columns[column]?.from.join(" or ") ?? "not in the profile"})`,
        {
          where: `${file.shown}, row ${table.layout.headerRow}`,
          fix: `add the file's spelling to ${entityName}.columns.${column} in ${profile.shownPath}`,
        },
      );
  return {file, profile, entityName, entity, entityProfile, table, columns};
}

/** The names of a table's columns: of a header of several rows, the joined name or else the row's own that the profile knows. */
function namesOf({layout}: Table, file: ExportFile, {isKnown}: FileHints): string[] {
  const {header, headerTexts = [], headerFault, width} = layout;
  const fix = "correct the file, or say header_row under reading in headwater.yaml";
  if (header === undefined)
    throw new HeadwaterError(`missing header: ${file.shown} begins with values, not with names of columns`, {fix});
  if (headerFault?.isMended === false)
    throw new HeadwaterError(`invalid header: ${header.length} names above rows of ${width} fields`, {
      where: `${file.shown}, row ${headerFault.row}`,
      fix,
    });
  return header.map((name, index) =>
    isKnown(name) ? name : ([...headerTexts].reverse().find((texts) => isKnown(texts[index] ?? ""))?.[index] ?? name),
  );
}
