import {z} from "zod";
import {entities} from "./entities.ts";
import {nearest} from "./nearest.ts";

const level = z.enum(["warn", "error"]).default("error").describe("warn: the run says so; error: it stops.");
const share = z.number().min(0).max(1);

const sourceLimits = z.strictObject({
  rejects: z
    .strictObject({share: share.default(0.001), rows: z.int().min(0).default(10), level})
    .optional()
    .describe("The rows of a file that may be rejected: a share of them, or a number where that is larger."),
  freshness: z
    .strictObject({days: z.int().min(0), level})
    .optional()
    .describe("The days that the newest record may lie before the day computed as of."),
  row_drop: z
    .strictObject({share: share.default(0.5), level})
    .optional()
    .describe("The share of the last run's rows that may be gone."),
  required: z
    .strictObject({columns: z.array(z.string()).min(1), share: share.default(1), level})
    .optional()
    .describe("Columns of ours that every file must carry, filled in this share of its rows."),
});

export type SourceLimits = z.output<typeof sourceLimits>;

/** What headwater.yaml may say of limits: by `default`, a system, or one of its entities, the narrower standing over the wider. */
export const limitsSchema = z.record(z.string(), sourceLimits).superRefine((given, context) => {
  const refuse = (message: string, path: PropertyKey[], ofKey = false) =>
    context.addIssue({code: "custom", message, path, params: {ofKey}});
  for (const [scope, {required}] of Object.entries(given)) {
    const entity = scope.split("/")[1];
    const known =
      entity === undefined ? Object.values(entities) : [entities[entity]].filter((one) => one !== undefined);
    if (known.length === 0)
      refuse(`unknown entity: ${entity}, ${nearest(entity!, Object.keys(entities))}`, [scope], true);
    const columns = known.flatMap((one) => Object.keys(one.columns));
    for (const [index, column] of (known.length > 0 ? (required?.columns ?? []) : []).entries())
      if (!columns.includes(column))
        refuse(`unknown column: ${column}, ${nearest(column, columns)}`, [scope, "required", "columns", index]);
  }
});

/** Columns of ours, each with patterns of values that only test records have. */
export const testRowsSchema = z.record(
  z.string(),
  z.union([z.string(), z.number()]).transform(String).pipe(z.string().min(1)).array(),
);
