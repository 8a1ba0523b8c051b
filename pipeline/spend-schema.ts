import {z} from "zod";

const margin = z.number().min(0).max(1);

/** What headwater.yaml may say of what a win is worth beside the money spent on it. */
export const spendSchema = z.strictObject({
  margin_rate: margin
    .optional()
    .describe("Gross margin as a part of the deal value, 0 to 1; unset, no margin is told."),
  margin_rates: z
    .record(z.string(), margin)
    .default({})
    .describe("Product line: its gross margin, where that is not margin_rate."),
});
