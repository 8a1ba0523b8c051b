import {z} from "zod";

/** What headwater.yaml may say of what the site tells of few people. */
export const privacySchema = z.strictObject({
  least_people: z
    .int()
    .min(1)
    .max(100)
    .default(5)
    .describe("Counts and values of fewer prospects or consultants than this are not shown on the site."),
  publish_rows: z
    .boolean()
    .default(false)
    .describe(
      "Rows of single prospects are a part of the site: only for one behind a login. Else they are work lists only.",
    ),
});
