import {z} from "zod";

/** What headwater.yaml may say of who may serve whom. */
export const allocationSchema = z.strictObject({
  within: z
    .enum(["any", "region", "department"])
    .default("region")
    .describe(
      "An open journey that nobody serves may go to any consultant, to one of its region, or of its department.",
    ),
  random_part: z
    .number()
    .min(0.01)
    .max(1)
    .default(0.1)
    .describe("Part of new journeys to be given out at random, so that consultants can be compared."),
});
