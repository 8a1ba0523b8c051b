import {z} from "zod";

/** What headwater.yaml may say of when a finding is worth a sentence. */
export const findingsSchema = z.strictObject({
  false_discovery_rate: z
    .number()
    .min(0.001)
    .max(0.5)
    .default(0.05)
    .describe("Part of the told findings that may be chance alone, over everything looked at."),
  least_share: z
    .number()
    .min(0)
    .max(1)
    .default(0.005)
    .describe("Part of the amount won in the last twelve months that a finding is at least about."),
  least_count: z.int().min(1).default(30).describe("Cases on each side without which nothing is compared."),
  least_change: z
    .number()
    .min(0)
    .max(1)
    .default(0.2)
    .describe("Part by which a rate is at least lower than it would be, to be told as fallen."),
});
