import {z} from "zod";

const words = z.array(z.union([z.string().min(1), z.number().transform(String)])).default([]);
const days = z.number().positive().max(3650);

/** What headwater.yaml may say of how credit for a win is shared among the touches before it. */
export const attributionSchema = z.strictObject({
  lookback_days: days
    .default(90)
    .describe(
      "A marketing touch counts for the outcome within so many days before it; a journey's own leads always do.",
    ),
  half_life_days: days
    .default(7)
    .describe("With time decay a touch counts half as much as one so many days nearer to the win."),
  direct: words.describe("Lead sources that are no marketing, such as walk-in: `last_non_direct` passes over them."),
  reported_by_sales: z
    .boolean()
    .default(true)
    .describe(
      "Count sources that only sales reported: those that a deal states with no lead, and kinds in sales_kinds.",
    ),
  sales_kinds: words.describe("Kinds of touches that sales reported, and no system saw."),
});
