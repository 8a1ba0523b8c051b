import {z} from "zod";
import {entities, stageDate} from "./entities.ts";
import {isEncoding} from "./is-encoding.ts";
import {testRowsSchema} from "./limits-schema.ts";
import {nearest} from "./nearest.ts";
import {timeZones} from "./time-zones.ts";

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const spellings = z.union([text, z.array(text).min(1)]).transform((given) => (Array.isArray(given) ? given : [given]));
const source = z
  .union([spellings, z.strictObject({from: spellings, personal: z.boolean().default(false)})])
  .transform((given) => (Array.isArray(given) ? {from: given, personal: false} : given));

/** What two records of one person or company may have in common. */
export const linkKeys = ["phone", "email", "company", "customer"] as const;

/** How one entity's files are recognised and read. */
export const entityProfile = z.strictObject({
  files: z.array(z.string()).default([]).describe("Glob patterns on the file's name."),
  known_by: z
    .array(text)
    .default([])
    .describe(
      "Headers that must all be there for a file to be known by its header alone; without any, at least half of the columns must be.",
    ),
  columns: z.record(z.string(), source).describe("Our column: the header, or its spellings in order of preference."),
  constants: z
    .record(z.string(), text)
    .default({})
    .describe("Our column: one value for all rows, where the file has none."),
  values: z
    .record(z.string(), z.record(z.string(), text))
    .default({})
    .describe("Our column: exported word → our word."),
  stage_dates: z
    .record(z.string(), spellings)
    .default({})
    .describe(
      "Stage of headwater.yaml: the header of the date on which the record entered it, or its spellings. They speak where no history of the record does.",
    ),
  test_rows: testRowsSchema
    .default({})
    .describe("Our column: glob patterns of values that only test records have; their rows are rejected."),
});

/** What pipeline/profiles/<system>.yaml may say. Its JSON Schema is shipped as pipeline/profile.schema.json. */
export const profileSchema = z
  .strictObject({
    about: z.string().describe("What the system is, in a line."),
    date_order: z
      .enum(["ymd", "dmy", "mdy"])
      .optional()
      .describe(
        "Order of day, month and year where the year's four digits are not first. Where it is not given, a file with such dates is refused.",
      ),
    decimal: z
      .enum([".", ","])
      .optional()
      .describe(
        "The decimal mark of its numbers. Where it is not given it is the point, and amounts such as 1.234 are refused, for they may be thousands.",
      ),
    time_zone: z.string().optional().describe("Zone of its timestamps; the workspace's where it is not given."),
    encoding: z.string().optional().describe("Only to force one; else it is recognised."),
    ids: z
      .union([z.string(), z.record(z.string(), z.string())])
      .default({})
      .describe(
        "Whose numbers its ids are, where not its own: a system, or our column: system. Records join where these agree.",
      ),
    links: z
      .array(z.enum(linkKeys))
      .default([])
      .describe(
        "By what a lead that names no opportunity may be found to belong to one, or to an earlier lead, in order of trust: phone, email, company, customer. Where several opportunities fit, none is guessed.",
      ),
    entities: z.record(z.string(), entityProfile),
  })
  .superRefine((given, context) => {
    const refuse = (message: string, path: PropertyKey[], ofKey = true) =>
      context.addIssue({code: "custom", message, path, params: {ofKey}});
    if (given.time_zone !== undefined && !timeZones.includes(given.time_zone))
      refuse(
        `invalid time_zone: ${given.time_zone} is not an IANA time zone, ${nearest(given.time_zone, timeZones)}`,
        ["time_zone"],
        false,
      );
    if (given.encoding !== undefined && !isEncoding(given.encoding))
      refuse(`invalid encoding: ${given.encoding} is not known`, ["encoding"], false);
    const idColumns = [
      ...new Set(
        Object.values(entities).flatMap(({columns}) =>
          Object.keys(columns).filter((column) => columns[column]!.type === "id"),
        ),
      ),
    ];
    if (typeof given.ids === "object")
      for (const column of Object.keys(given.ids))
        if (!idColumns.includes(column))
          refuse(`unknown column: ${column}, ${nearest(column, idColumns)}`, ["ids", column]);
    for (const [name, profile] of Object.entries(given.entities)) {
      const entity = entities[name];
      if (!entity) {
        refuse(`unknown entity: ${name}, ${nearest(name, Object.keys(entities))}`, ["entities", name]);
        continue;
      }
      const columns = Object.keys(entity.columns);
      if (Object.keys(profile.stage_dates).length > 0 && !columns.includes(stageDate(1)))
        refuse(`invalid stage_dates: ${name} have no stages of their own`, ["entities", name, "stage_dates"]);
      for (const [column, {personal}] of Object.entries(profile.columns))
        if (personal && !["id", "category", "text"].includes(entity.columns[column]?.type ?? "text"))
          refuse(`invalid personal: ${column} is a ${entity.columns[column]!.type}, which no pseudonym can stand for`, [
            "entities",
            name,
            "columns",
            column,
          ]);
      for (const part of ["columns", "constants", "values", "test_rows"] as const)
        for (const column of Object.keys(profile[part]))
          if (!columns.includes(column))
            refuse(`unknown column: ${column}, ${nearest(column, columns)}`, ["entities", name, part, column]);
    }
  });
