import {z} from "zod";

const level = z.int().min(0).max(4);
const levels = z.record(z.string(), level);
const weight = z.number().positive().max(1000);

/** What a criterion may be: a column of the assessments, or what the journey says of itself. */
export const criteriaNames = [
  "urgency",
  "timing",
  "cycle",
  "decision_maker",
  "budget",
  "grade",
  "lead_source",
  "channel",
  "campaign",
  "region",
  "department",
  "product_line",
] as const;

const criterion = z.strictObject({
  weight: weight.describe("How much it counts, in parts of all weights together."),
  levels: levels.describe("What an assessment says of it: 0 (worst) to 4 (best)."),
  unknown: level.default(0).describe("The level of what nobody has written down."),
});
const override = z.strictObject({
  weight: weight.optional(),
  levels: levels.optional(),
  unknown: level.optional(),
});

/** What headwater.yaml may say of how a chance is scored. */
export const scorecardSchema = z.strictObject({
  within_days: z.int().min(1).max(1000).default(90).describe("A score speaks of a win within so many days."),
  serve_from: z
    .number()
    .min(0)
    .max(100)
    .default(40)
    .describe("Points, of 100, from which a chance goes to a person; wins below it are counted."),
  criteria: z.partialRecord(z.enum(criteriaNames), criterion).default({}).describe("What is scored, and how."),
  product_lines: z
    .record(z.string(), z.partialRecord(z.enum(criteriaNames), override))
    .default({})
    .describe("Product line: what differs there."),
});

/** What headwater.yaml may say of grades: what each promises, and how often such a prospect is to hear from sales. */
export const gradesSchema = z.strictObject({
  promise_days: z
    .record(z.string(), z.int().min(1).max(1000))
    .default({H: 7, A: 15, B: 30, C: 90})
    .describe("Grade: the days within which it promises the purchase."),
  contact_days: z
    .record(z.string(), z.int().min(1).max(1000))
    .default({H: 2, A: 4, B: 7, C: 15})
    .describe("Grade: such a prospect is to hear from sales once in so many days."),
  bought_at: z
    .union([z.string().min(1), z.number().transform(String)])
    .optional()
    .describe("The stage that is the purchase, where that is not the win."),
});
