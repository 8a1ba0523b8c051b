import {type ChannelRule, type Channels, isPartial} from "./channel-rule.ts";
import {fits, isPattern} from "./glob.ts";
import {spelt} from "./spelt.ts";

/** What a record says of where it came from; '(missing)' where it names no source or no campaign. */
export type Label = {system: string; source: string; campaign: string};

/** The rules of a channel map in order; in its plain form, one for each channel. */
export const rulesOf = (channels: Channels): ChannelRule[] =>
  Array.isArray(channels)
    ? channels
    : Object.entries(channels).map(([channel, lead_source]) => ({channel, lead_source}));

/** The first rule that takes a label, or gives the name that it has already. What is missing is taken by no pattern. */
export const ruleFor = (rules: ChannelRule[], {system, source, campaign}: Label): ChannelRule | undefined =>
  rules.find(
    (rule) =>
      (rule.as !== undefined && spelt(rule.as) === spelt(source)) ||
      ((rule.system === undefined || spelt(rule.system) === spelt(system)) &&
        takes(rule.lead_source, source) &&
        takes(rule.campaign, campaign)),
  );

const takes = (patterns: string[] | undefined, text: string): boolean =>
  patterns === undefined || (text !== "(missing)" && patterns.some((pattern) => fits(pattern, text)));

/** Lead source: its channel, for those that a channel map names itself. */
export function namedSources(channels: Channels): Map<string, string> {
  const named = new Map<string, string>();
  for (const rule of rulesOf(channels))
    for (const source of rule.as ? [rule.as] : isPartial(rule) ? [] : rule.lead_source!)
      if (!(Array.isArray(channels) && isPattern(source)) && !named.has(source)) named.set(source, rule.channel);
  return named;
}

/** Channel: its medium, as the first of its rules that has one says. */
export const mediaOf = (channels: Channels): Map<string, string> =>
  new Map(
    rulesOf(channels)
      .toReversed()
      .flatMap(({channel, medium}) => (medium === undefined ? [] : [[channel, medium] as const])),
  );
