import currencyCodes from "currency-codes";
import {z} from "zod";
import {allocationSchema} from "./allocation-schema.ts";
import {gradesSchema, scorecardSchema} from "./assessment-schema.ts";
import {attributionSchema} from "./attribution-schema.ts";
import {calendarSchema} from "./calendar-schema.ts";
import {channelsSchema} from "./channels-schema.ts";
import {daySchema} from "./day-schema.ts";
import {entities} from "./entities.ts";
import {findingsSchema} from "./findings-schema.ts";
import {integritySchema} from "./integrity-schema.ts";
import {isEncoding} from "./is-encoding.ts";
import {limitsSchema, testRowsSchema} from "./limits-schema.ts";
import {nearest} from "./nearest.ts";
import {privacySchema} from "./privacy-schema.ts";
import {readingSchema} from "./reading-schema.ts";
import {routingSchema} from "./routing-schema.ts";
import {spelt} from "./spelt.ts";
import {spendSchema} from "./spend-schema.ts";
import {thresholdsSchema} from "./thresholds-schema.ts";
import {timeZones} from "./time-zones.ts";

const word = z.union([z.string().min(1), z.number().transform(String)]);
const words = z.array(word);

/** What headwater.yaml may say. Its JSON Schema is shipped as pipeline/workspace.schema.json. */
export const workspaceSchema = z
  .strictObject({
    name: z.string().min(1).describe("The company, as the pages name it."),
    locale: z.enum(["en", "zh"]).default("en").describe("The language that the pages open in."),
    currency: z.string().describe("ISO 4217 code of all amounts, such as CNY."),
    time_zone: z.string().describe("IANA name of the zone whose midnight ends a day, such as Asia/Shanghai."),
    fiscal_year_start: z
      .int()
      .min(1)
      .max(12)
      .default(1)
      .describe("First month of the fiscal year, 1 to 12; the year is named after the calendar year in which it ends."),
    observed_from: daySchema
      .optional()
      .describe("First day from which the exports hold every end: what was won or lost before it is not in them."),
    stages: z
      .array(z.union([word, z.strictObject({stage: word, also: words.default([])})]))
      .min(1)
      .describe("The stages in order, from first contact to the last before the win; `also` lists other spellings."),
    outcomes: z
      .strictObject({
        won: words.default([]),
        lost: words.default([]),
        disqualified: words.default([]),
        nurturing: words.default([]),
        open: words.default([]),
      })
      .prefault({})
      .describe("The words that a stage or outcome column uses for an end (or, under open, for no end)."),
    linking: z
      .strictObject({
        within_days: z
          .int()
          .min(0)
          .default(180)
          .describe(
            "Days between a lead and an opportunity, or an earlier lead, of one person that may belong together.",
          ),
      })
      .prefault({})
      .describe("Which records that name no other belong together, where a profile says by which keys (links)."),
    rates: z
      .strictObject({
        within_days: z
          .int()
          .min(0)
          .default(31)
          .describe("Days for which the last rate of a currency holds where a day has none of its own."),
      })
      .prefault({})
      .describe("How amounts in other currencies are converted, by the fx_rates of the exports."),
    reasons: z
      .record(z.string(), words)
      .default({})
      .describe("Reason in short: the texts recorded for it. What stands under none is counted as unmapped."),
    calendar: calendarSchema.prefault({}).describe("When sales works; working hours are counted by it."),
    thresholds: thresholdsSchema.prefault({}).describe("From when on a chance counts as late or little cared for."),
    allocation: allocationSchema.prefault({}).describe("Who may serve whom."),
    attribution: attributionSchema.prefault({}).describe("How credit for a win is shared among the touches before it."),
    privacy: privacySchema.prefault({}).describe("What the site does not tell of few people."),
    routing: routingSchema.prefault({}).describe("Which open prospects a person serves."),
    spend: spendSchema.prefault({}).describe("What a win is worth beside the money spent on it."),
    channels: channelsSchema.default({}).describe("The channel, and its medium, that each lead source belongs to."),
    scorecard: scorecardSchema.prefault({}).describe("How a chance is scored, by what its assessments say."),
    grades: gradesSchema.prefault({}).describe("What a grade promises, and how often its prospects hear from sales."),
    findings: findingsSchema.prefault({}).describe("When a finding is worth a sentence."),
    integrity: integritySchema.prefault({}).describe("How far the log is asked before it is believed."),
    labels: z
      .strictObject({en: z.record(z.string(), word).default({}), zh: z.record(z.string(), word).default({})})
      .prefault({})
      .describe("How to print the words of the data in another language."),
    exports: z
      .record(z.string(), z.string())
      .default({})
      .describe("System: the folder of its exports, where that is not exports/<system>."),
    reading: readingSchema
      .default({})
      .describe("Glob pattern on system/file: how such files are to be read, where that is not found out rightly."),
    ignore: words.default([]).describe("Glob patterns of files under exports that are not to be landed."),
    limits: limitsSchema.default({}).describe("default, system or system/entity: what its files must hold."),
    test_rows: testRowsSchema.default({}).describe("Our column: glob patterns of values that only test records have."),
  })
  .superRefine((given, context) => {
    const refuse = (message: string, path: PropertyKey[], ofKey = false) =>
      context.addIssue({code: "custom", message, path, params: {ofKey}});
    for (const [pattern, {encoding}] of Object.entries(given.reading))
      if (encoding !== undefined && !isEncoding(encoding))
        refuse(`invalid encoding: ${encoding} is not known`, ["reading", pattern, "encoding"]);
    const columns = Object.values(entities).flatMap((entity) => Object.keys(entity.columns));
    for (const column of Object.keys(given.test_rows))
      if (!columns.includes(column))
        refuse(`unknown column: ${column}, ${nearest(column, columns)}`, ["test_rows", column], true);
    if (!currencyCodes.codes().includes(given.currency)) {
      const meant = saidFor[given.currency.toUpperCase()] ?? currencyCodes.code(given.currency.toUpperCase())?.code;
      refuse(`invalid currency: ${given.currency} is not an ISO 4217 code${meant ? ` (did you mean ${meant})` : ""}`, [
        "currency",
      ]);
    }
    if (!timeZones.includes(given.time_zone))
      refuse(
        `invalid time_zone: ${given.time_zone} is not an IANA time zone ${hint(given.time_zone, timeZones)}`.trim(),
        ["time_zone"],
      );
    const stages = given.stages.map((entry) => (typeof entry === "string" ? entry : entry.stage));
    const {bought_at} = given.grades;
    if (bought_at !== undefined && !stages.includes(bought_at))
      refuse(`unknown stage: ${bought_at}, ${nearest(bought_at, stages)}`, ["grades", "bought_at"]);
    for (const stage of Object.keys(given.integrity.evidence))
      if (!stages.includes(stage))
        refuse(`unknown stage: ${stage}, ${nearest(stage, stages)}`, ["integrity", "evidence", stage], true);
    const seen = new Map<string, string>();
    const claim = (text: string, as: string, path: PropertyKey[]) => {
      const before = seen.get(text);
      if (before === undefined) seen.set(text, as);
      else refuse(`duplicate ${as.split(" ")[0]}: ${text} stands already as ${before}`, path);
    };
    given.stages.forEach((entry, index) => {
      const {stage, also} = typeof entry === "string" ? {stage: entry, also: []} : entry;
      claim(stage, `stage ${index + 1}`, ["stages", index]);
      also.forEach((text) => {
        claim(text, `stage ${index + 1}`, ["stages", index]);
      });
    });
    for (const [outcome, list] of Object.entries(given.outcomes))
      list.forEach((text, index) => {
        claim(text, `outcome ${outcome}`, ["outcomes", outcome, index]);
      });
    const once = (text: string, owner: Map<string, string>, name: string, said: string, path: PropertyKey[]) => {
      const other = owner.get(text);
      if (other !== undefined && other !== name) refuse(`duplicate ${said} ${other}`, path, path.length === 2);
      owner.set(text, other ?? name);
    };
    const reasonOf = new Map<string, string>();
    for (const reason of Object.keys(given.reasons))
      once(spelt(reason), reasonOf, reason, `reason: ${reason} is spelt like`, ["reasons", reason]);
    for (const [reason, spellings] of Object.entries(given.reasons))
      spellings.forEach((text, index) => {
        const said = `reason: ${text} stands already under`;
        once(spelt(text), reasonOf, reason, said, ["reasons", reason, index]);
      });
  });

/** What people write for a currency instead of its code. */
const saidFor: Record<string, string> = {
  RMB: "CNY",
  CNH: "CNY",
  YUAN: "CNY",
  EURO: "EUR",
  "€": "EUR",
  "¥": "CNY",
  $: "USD",
};

const hint = (given: string, known: readonly string[]): string => {
  const near = nearest(given, known);
  return near && `(${near.replace(/\?$/, "")})`;
};
