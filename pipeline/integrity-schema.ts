import {z} from "zod";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const count = z.int().min(1);
const words = z.array(z.union([z.string().min(1), z.number().transform(String)])).default([]);

/** What headwater.yaml may say of how far the log is asked before it is believed. */
export const integritySchema = z.strictObject({
  min_records: count.default(30).describe("Records below which an indicator is not judged."),
  min_peers: count.default(8).describe("Consultants, or departments, below which nobody is compared with peers."),
  robust_z: z.number().positive().default(3.5).describe("So many robust deviations above the peers' median stand out."),
  late_hours: z.number().positive().default(72).describe("Written down later than so many hours after is late."),
  batch_entries: count.default(8).describe("So many entries of one consultant within 30 minutes are a batch."),
  import_entries: count.default(20).describe("So many entries written at one second were imported, not typed."),
  km_per_hour: z
    .number()
    .positive()
    .default(130)
    .describe("Kilometres an hour, as the crow flies, above which nobody travels from one visit to the next."),
  note_length: count
    .default(25)
    .describe("Letters below which notes are not compared; a Chinese, Japanese or Korean character counts as three."),
  meeting: z
    .strictObject({
      day: z.enum(weekdays, {error: ({input}) => `${input} is none of ${weekdays.join(", ")}`}),
      at: z.string().refine((given) => /^([01]\d|2[0-3]):[0-5]\d$/.test(given), {
        error: ({input}) => `invalid time: ${input} is not a time of day written as 09:00`,
      }),
      hours: z.number().positive().max(24).default(15).describe("Hours before it that are compared with other days'."),
    })
    .optional()
    .describe(
      "The weekly sales meeting; unset, each consultant's busiest hour of the week stands for the time before it.",
    ),
  on_site: words.describe(
    "Kinds of activities at which the consultant is with the customer; unset, told by their names.",
  ),
  evidence: z
    .record(z.string(), words)
    .default({})
    .describe("Stage: the kinds of activities of which one must be on record for it; unset, any."),
});
