import {z} from "zod";

const margin = z.number().min(0).max(1);

const effortSchema = z.strictObject({
  cost_per_hour: z.number().min(0).max(1_000_000).describe("What an hour of sales costs, with all that comes with it."),
  minutes: z
    .record(z.string(), z.number().min(0).max(1440))
    .default({})
    .describe("Kind of activity: minutes that one takes, where its duration is not recorded."),
  other_minutes: z
    .number()
    .min(0)
    .max(1440)
    .optional()
    .describe("Minutes that an activity of any other kind takes; unset, those cost nothing that is known."),
});

/** What headwater.yaml may say of what is spent, and of what a win is worth beside it. */
export const spendSchema = z.strictObject({
  margin_rate: margin
    .optional()
    .describe("Gross margin as a part of the deal value, 0 to 1; unset, no margin is told."),
  margin_rates: z
    .record(z.string(), margin)
    .default({})
    .describe("Product line: its gross margin, where that is not margin_rate."),
  effort: effortSchema.optional().describe("What the time of sales costs; unset, it is no part of any cost."),
});
