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

const word = z.union([z.string().min(1), z.number().transform(String)]);

const termSchema = z.strictObject({
  system: z.string().optional().describe("Only of this folder under exports."),
  lead_source: word.optional().describe("Only of this source, as it stands after the profile's values."),
  account: word.optional().describe("Only of this account."),
  campaign: word.optional().describe("Only of this campaign."),
  covers: z
    .enum(["day", "week", "month", "quarter", "year"])
    .default("day")
    .describe("A record without a last day is for the whole calendar period that its day falls in."),
  tax_rate: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe("Tax that the amount holds and that is got back, as a part of the net."),
  rebate_rate: z.number().min(0).max(1).default(0).describe("Part of the amount without tax that is paid back."),
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
  terms: z
    .array(termSchema)
    .default([])
    .describe("What holds of which spend records: the first that fits a record counts."),
  prefer: z
    .enum(["all", "campaign"])
    .default("all")
    .describe("campaign: leave out a record without a campaign that is the sum of its day's campaigns."),
  effort: effortSchema.optional().describe("What the time of sales costs; unset, it is no part of any cost."),
});
