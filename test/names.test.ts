import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {build} from "../pipeline/run.ts";
import {quietProgress} from "./quiet-progress.ts";
import {rowsIn} from "./rows-in.ts";

const scratch = mkdtempSync(join(tmpdir(), "headwater-names-"));
const base = fileURLToPath(new URL("cases/_base", import.meta.url));
let warehouse: string;
let columns: {schema: string; table: string; name: string; type: string; comment: string}[];

beforeAll(async () => {
  warehouse = (await build(base, {site: false, buildFolder: scratch, progress: quietProgress().progress})).warehouse;
  const rows = await rowsIn(
    warehouse,
    `select schema_name, table_name, column_name, data_type, coalesce(comment, '') from duckdb_columns()
      where database_name = current_database() and schema_name in ('workspace', 'landed', 'staging', 'core', 'metrics')`,
  );
  columns = rows.map(([schema, table, name, type, comment]) => ({
    schema: schema!,
    table: table!,
    name: name!,
    type: type!,
    comment: comment!,
  }));
});
afterAll(() => rmSync(scratch, {recursive: true}));

/** What a column's name promises of its type, by the first pattern that fits. */
const promises: [pattern: RegExp, types: RegExp][] = [
  [/^_file$|^_system$/, /^VARCHAR$/],
  [/^_row$|^line$/, /^BIGINT$/],
  [/_id$/, /^VARCHAR$/],
  [/_on$/, /^DATE$/],
  [/_(at|after)$/, /^TIMESTAMP$/],
  [/(^|_)amount$/, /^DECIMAL\(18,2\)$/],
  [/_counts$/, /^(INTEGER|BIGINT)\[\]$/],
  [/_count$/, /^(INTEGER|BIGINT|DOUBLE)$/],
  [/_rate(_low|_high)?$/, /^DOUBLE$/],
  [/_ratio$/, /^DOUBLE$/],
  [/_(days|hours)(_low|_high)?$/, /^DOUBLE$/],
  [/_km$|^(latitude|longitude)$/, /^DOUBLE$/],
  [/_seconds$/, /^(INTEGER|BIGINT)$/],
  [/_(order|rank|number|start)$/, /^(INTEGER|BIGINT)$/],
  [/^(is|has)_/, /^BOOLEAN$/],
  [/(^|_)value(_low|_high)?$/, /^DOUBLE$/],
  [/^number$|(^|_)probability$/, /^DOUBLE$/],
  [/./, /^VARCHAR$/],
];

/** Categories of the staged, core and metric tables; each may be '(missing)', none may be null. */
const categories = [
  "lead_source",
  "channel",
  "campaign",
  "region",
  "department",
  "product_line",
  "reason",
  "outcome",
  "kind",
  "grade",
  "member",
  "breakdown",
  "period",
  "fiscal_year",
  "left_how",
  "observed_by",
  "link_kind",
  "response",
  "holiday",
  "way",
  "path",
  "step",
  "fate",
  "latest_source",
  "recorded_reason",
  "fiscal_quarter",
  "fiscal_month",
];

describe("names that promise", () => {
  it("every column has the type that its name promises", () => {
    expect(columns.length).toBeGreaterThan(300);
    const broken = columns.filter(({name, type}) => !promises.find(([pattern]) => pattern.test(name))![1].test(type));
    expect(broken.map(({schema, table, name, type}) => `${schema}.${table}.${name} is ${type}`)).toEqual([]);
  });

  it("every name is snake_case, and every column of every layer is commented", () => {
    expect(columns.filter(({name}) => !/^_?[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)).map(({name}) => name)).toEqual([]);
    expect(
      columns.filter(({comment}) => comment === "").map(({schema, table, name}) => `${schema}.${table}.${name}`),
    ).toEqual([]);
  });

  it("every table and view is commented", async () => {
    const bare = `select schema_name || '.' || table_name from duckdb_tables() where database_name = current_database() and coalesce(comment, '') = ''
      union all select schema_name || '.' || view_name from duckdb_views() where schema_name in ('workspace', 'staging', 'core', 'metrics') and coalesce(comment, '') = ''`;
    expect(await rowsIn(warehouse, bare)).toEqual([]);
  });

  it("a rate lies in [0, 1] between its ends, a ratio is finite, a count is not negative, flags and categories are never null", async () => {
    const faults = columns
      .filter(({schema}) => schema === "core" || schema === "metrics")
      .flatMap(({schema, table, name, type}) => {
        const fault = faultOf(
          name,
          type,
          columns.filter((other) => other.schema === schema && other.table === table).map((other) => other.name),
        );
        return fault ? [`select '${schema}.${table}.${name}' as fault from ${schema}.${table} where ${fault}`] : [];
      });
    expect(faults.length).toBeGreaterThan(80);
    expect(await rowsIn(warehouse, faults.join("\nunion all\n"))).toEqual([]);
  });
});

function faultOf(name: string, type: string, besides: string[]): string | undefined {
  if (/_rate$/.test(name))
    return `not isfinite(${name}) or ${name} not between 0 and 1${besides.includes(`${name}_low`) ? ` or ${name} not between ${name}_low and ${name}_high` : ""}`;
  if (/_ratio$/.test(name)) return `not isfinite(${name})`;
  if (/_count$/.test(name)) return `${name} < 0`;
  if (type === "BOOLEAN" && /^(is|has)_/.test(name) && name !== "is_answered") return `${name} is null`;
  return categories.includes(name) ? `${name} is null` : undefined;
}
