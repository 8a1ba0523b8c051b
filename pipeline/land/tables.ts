import {entities, sqlType} from "../entities.ts";
import {list, quoted, text} from "../sql.ts";
import type {Connection} from "../warehouse.ts";
import type {Reading} from "./reading.ts";

/** What the columns mean that say where a row came from. */
export const origin: Record<string, string> = {
  _system: "the system that the row was exported from",
  _file: "the file that the row stands in",
  _row: "the row in that file; the header is 1",
  _file_order: "place of the file among those landed; where files differ about a record, the later one wins",
};

/**
 * What landing notes of a row beside its values, for the accounts, until they are closed; null where there is nothing: the texts that
 * did not become their type, why the row can't be kept and the row as it stood, and the marks of its digits.
 */
const trouble = `struct(
    lost struct(column_name varchar, lost_text varchar)[],
    fault struct(column_name varchar, reason varchar),
    raw varchar,
    marks bigint
  )`;

/**
 * Creates landed.<entity> for every entity, empty, with the columns that the files carry (columns that none carries would make every
 * row dearer), and the tables that account for every row and value.
 */
export async function createLandedTables(connection: Connection, readings: Reading[]): Promise<void> {
  for (const [name, {columns, key}] of Object.entries(entities)) {
    const carried = new Set(readings.filter(({entityName}) => entityName === name).flatMap(columnsOf));
    const typed = Object.entries(columns).flatMap(([column, {type}]) =>
      carried.has(column)
        ? [
            `${quoted(column)} ${sqlType[type]}${unpacked.has(column) || key.join() === column ? " using compression uncompressed" : ""}`,
          ]
        : [],
    );
    await connection.run(`create table landed.${name} (
  ${list([...typed, "_system varchar", "_file varchar", "_row bigint", "_file_order integer"])},
  _trouble ${trouble}
)`);
  }
  for (const [table, comment, columns] of accounts) {
    await connection.run(
      `create table landed.${table} (${Object.entries(columns)
        .map(([name, [type]]) => `${name} ${type}`)
        .join(", ")})`,
    );
    await connection.run(`comment on table landed.${table} is ${text(comment)}`);
    for (const [column, [, means]] of Object.entries(columns))
      await connection.run(`comment on column landed.${table}.${column} is ${text(means)}`);
  }
}

/** Short texts that differ in nearly every row, as the number of a record does: to look for a packing of them takes longer than it is worth. */
const unpacked = new Set(["person_name", "phone", "email"]);

const columnsOf = ({columns, entityProfile}: Reading): string[] => [
  ...columns.map(({column}) => column),
  ...Object.keys(entityProfile.constants),
];

/** Adds to landed.<entity> the columns that no file carries, null, once all files are landed, and comments them all. */
export async function completeLandedTables(connection: Connection): Promise<void> {
  for (const [name, {means, columns}] of Object.entries(entities)) {
    for (const [column, {type}] of Object.entries(columns))
      await connection.run(`alter table landed.${name} add column if not exists ${quoted(column)} ${sqlType[type]}`);
    await connection.run(`comment on table landed.${name} is ${text(`One row per row of an export. ${means}`)}`);
    const comments = {
      ...Object.fromEntries(Object.entries(columns).map(([column, {means}]) => [column, means])),
      ...origin,
    };
    for (const [column, comment] of Object.entries(comments))
      await connection.run(`comment on column landed.${name}.${quoted(column)} is ${text(comment)}`);
  }
}

type Account = [table: string, comment: string, columns: Record<string, [type: string, means: string]>];

const file: [string, string] = ["varchar", origin._file!];
const row: [string, string] = ["bigint", origin._row!];
const ours: [string, string] = ["varchar", "our column, or (row) for the row as a whole"];

const accounts: Account[] = [
  [
    "files",
    "One row per file: what it was read as, and what became of its rows.",
    {
      _file: file,
      _file_order: ["integer", origin._file_order!],
      _system: ["varchar", origin._system!],
      entity: ["varchar", "what its rows are"],
      encoding: ["varchar", "its character encoding; null where it is no text"],
      format: ["varchar", "what it turned out to be: text, xlsx, json, ndjson or parquet"],
      delimiter: ["varchar", "what separates its fields; null where it is no text"],
      reading: ["varchar", "how it was read, as JSON: quotes, escapes, line ends, header rows, lines above it"],
      byte_count: ["bigint", "its size"],
      sha256: ["varchar", "hash of its bytes"],
      row_count: ["bigint", "rows in it, header and blank lines left out"],
      landed_count: ["bigint", "rows that were landed"],
      rejected_count: ["bigint", "rows that could not be read"],
      duplicate_count: ["bigint", "rows that stand in another file or row already, word for word"],
      mended_count: ["bigint", "landed rows with a fault of quoting that one reading makes whole"],
    },
  ],
  [
    "file_columns",
    "One row per file and column of ours that it carries.",
    {
      _file: file,
      column_name: ours,
      header: ["varchar", "the file's own name for it; null for a constant of the profile"],
      filled_count: ["bigint", "landed rows with a value"],
      lost_count: ["bigint", "landed rows whose text did not become the column's type"],
      unmapped_count: ["bigint", "landed rows with a word that no map knows"],
      damaged_count: [
        "bigint",
        "landed rows with an id or number that a spreadsheet damaged: 1.38E+10, an apostrophe before it, ####, zeros past the 15th digit",
      ],
    },
  ],
  [
    "rejected_rows",
    "One row per row that could not be read. Private: it holds the raw text.",
    {
      _file: file,
      _row: row,
      line: ["bigint", "the line at which the row begins, where it could not be read as a row"],
      column_name: ours,
      code: ["varchar", "why, in a word; docs/reading.md lists them"],
      reason: ["varchar", "why, in a sentence"],
      raw_text: ["varchar", "the row as it stood"],
    },
  ],
  [
    "lost_values",
    "One row per text that did not become its column's type. Private.",
    {_file: file, _row: row, column_name: ours, lost_text: ["varchar", "the text as it stood"]},
  ],
  [
    "pseudonyms",
    "One row per personal value that a pseudonym stands for outside this layer. Private.",
    {
      _system: ["varchar", "the system whose value it is"],
      pseudonym: ["varchar", "what stands in its place"],
      original_text: ["varchar", "the value itself"],
    },
  ],
];
