import {fileURLToPath} from "node:url";
import {z} from "zod";
import {readYaml} from "./yaml.ts";

const columnSchema = z.strictObject({
  type: z.enum(["text", "id", "category", "timestamp", "date", "amount", "number", "count", "flag"]),
  means: z.string(),
  personal: z.boolean().default(false),
  off_clock: z.boolean().default(false),
});

/** A column that every entity may have: it dates the row's export, and says nothing of what the row tells. */
const exported_at: z.input<typeof columnSchema> = {
  type: "timestamp",
  off_clock: true,
  means: "when the row was exported; where exports differ about a record, the newer one wins",
};

/** How many stages may have a date of their own in a record. */
export const datedStages = 20;

/** The column of the date on which a record entered the stage of a place, 1 being the first contact. */
export const stageDate = (place: number): string => `stage_${place}_at`;

const stageDates: Record<string, z.input<typeof columnSchema>> = Object.fromEntries(
  Array.from({length: datedStages}, (_, index) => [
    stageDate(index + 1),
    {type: "timestamp", means: `when it entered stage ${index + 1}, where a column of the export says so`},
  ]),
);

const entitySchema = z
  .strictObject({
    means: z.string(),
    key: z.array(z.string()),
    required: z.array(z.string()),
    dated_stages: z.boolean().default(false),
    columns: z.preprocess((given) => ({...(given as object), exported_at}), z.record(z.string(), columnSchema)),
  })
  .transform(({dated_stages, ...entity}) => ({
    ...entity,
    columns: {...entity.columns, ...(dated_stages && z.record(z.string(), columnSchema).parse(stageDates))},
  }));

export type Column = z.output<typeof columnSchema>;
export type Entity = z.output<typeof entitySchema>;

const path = fileURLToPath(new URL("entities.yaml", import.meta.url));

/** What an export may hold, by entity: columns with type and meaning, key, required and personal columns. */
export const entities: Record<string, Entity> = readYaml(
  path,
  "pipeline/entities.yaml",
  z.record(z.string(), entitySchema),
);

/** The DuckDB type that a column is landed as. */
export const sqlType: Record<Column["type"], string> = {
  text: "varchar",
  id: "varchar",
  category: "varchar",
  timestamp: "timestamp",
  date: "date",
  amount: "decimal(18,2)",
  number: "double",
  count: "bigint",
  flag: "boolean",
};
