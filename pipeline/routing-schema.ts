import {z} from "zod";

/** What headwater.yaml may say of which open prospects a person serves. */
export const routingSchema = z.strictObject({
  keep_part: z
    .number()
    .min(0.5)
    .max(1)
    .default(0.9)
    .describe(
      "Points are asked for up to the most at which so much of the won amount would have been kept; where a margin and the cost of an hour are declared, up to what pays best.",
    ),
  close_days: z
    .number()
    .positive()
    .max(3650)
    .default(90)
    .describe("Older than any that went forward, and without a contact for so many days, a prospect is to be closed."),
});
