import {z} from "zod";
import {channelFaults} from "./channel-faults.ts";

const word = z.union([z.string().min(1), z.number().transform(String)]);
const words = z.array(word);
const patterns = z.union([word, words.min(1)]).transform((given) => (Array.isArray(given) ? given : [given]));

const rule = z.strictObject({
  medium: word.optional().describe("Medium of the channel, in a word of your own: online, portal, offline, referral."),
  channel: word.describe("The channel that it gives."),
  lead_source: patterns
    .optional()
    .describe("Takes these lead sources, whatever their case and width; * is any text, ? is one character."),
  campaign: patterns.optional().describe("Takes them only with such a campaign."),
  system: word.optional().describe("Takes them only from this system."),
  as: word.optional().describe("The one name that all it takes get as their lead source."),
});

/** What headwater.yaml may say of which channel a lead source belongs to. */
export const channelsSchema = z
  .union([
    z.record(z.string(), words).describe("Channel: the lead sources that belong to it."),
    z.array(rule).describe("Rules in order, of which the first that takes a label decides."),
  ])
  .superRefine((channels, context) => {
    if (context.issues.length > 0) return;
    for (const {message, path} of channelFaults(channels)) context.addIssue({code: "custom", message, path});
  });
