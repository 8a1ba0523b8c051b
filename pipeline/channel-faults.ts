import {type ChannelRule, type Channels, isPartial} from "./channel-rule.ts";
import {covers, fits} from "./glob.ts";
import {spelt} from "./spelt.ts";

type Fault = {message: string; path: PropertyKey[]};

/** What is wrong with a channel map beyond its form: what can take nothing, and names that would have two places. */
export const channelFaults = (channels: Channels): Fault[] =>
  Array.isArray(channels) ? [...rulesWithoutEffect(channels), ...namesInTwoPlaces(channels)] : sourcesTwice(channels);

function sourcesTwice(channels: Record<string, string[]>): Fault[] {
  const channelOf = new Map<string, string>();
  return Object.entries(channels).flatMap(([channel, sources]) =>
    sources.flatMap((source, index) => {
      const other = channelOf.get(source);
      channelOf.set(source, other ?? channel);
      return other === undefined || other === channel
        ? []
        : [{message: `duplicate lead source: ${source} stands already under channel ${other}`, path: [channel, index]}];
    }),
  );
}

function rulesWithoutEffect(rules: ChannelRule[]): Fault[] {
  return rules.flatMap((rule, index) => {
    const {lead_source, as} = rule;
    const said = `rule ${index + 1} (${rule.channel})`;
    if (takesNothing(rule))
      return [
        {message: `missing lead_source: ${said} names no lead_source, campaign or system to take`, path: [index]},
      ];
    if (isPartial(rule) && as === undefined)
      return [{message: `missing as: ${said} takes a part of a source, which needs a name of its own`, path: [index]}];
    return (lead_source ?? [undefined]).flatMap((pattern) => {
      const before = rules.slice(0, index).findIndex((earlier) => takesAll(earlier, rule, pattern));
      const message = `duplicate lead source: all that ${said} takes as ${pattern ?? "any source"} is taken by rule ${before + 1} (${rules[before]?.channel})`;
      return before < 0 ? [] : [{message, path: [index]}];
    });
  });
}

const takesNothing = ({lead_source, campaign, system}: ChannelRule): boolean =>
  (lead_source ?? campaign ?? system) === undefined;

/** Whether an earlier rule takes all that a rule would by one of its patterns. */
const takesAll = (earlier: ChannelRule, rule: ChannelRule, pattern: string | undefined): boolean =>
  !takesNothing(earlier) &&
  (earlier.system === undefined || (rule.system !== undefined && spelt(earlier.system) === spelt(rule.system))) &&
  coversAll(earlier.lead_source, pattern === undefined ? undefined : [pattern]) &&
  coversAll(earlier.campaign, rule.campaign);

const coversAll = (patterns: string[] | undefined, others: string[] | undefined): boolean =>
  patterns === undefined || others?.every((other) => patterns.some((pattern) => covers(pattern, other))) === true;

function namesInTwoPlaces(rules: ChannelRule[]): Fault[] {
  return rules.flatMap(({channel, medium, as}, index) => {
    const before = rules.slice(0, index);
    const place = (name: string, at: number) => `under ${name} by rule ${at + 1}`;
    const other = before.findIndex((rule) => rule.channel === channel && rule.medium !== undefined);
    const placed = before.findIndex(
      (rule) =>
        as !== undefined && (rule.as === undefined ? rule.lead_source!.some((text) => fits(text, as)) : rule.as === as),
    );
    return [
      ...(medium !== undefined && other >= 0 && rules[other]!.medium !== medium
        ? [
            {
              message: `ambiguous medium: ${channel} stands ${place(rules[other]!.medium!, other)} and ${place(medium, index)}`,
              path: [index],
            },
          ]
        : []),
      ...(as !== undefined && placed >= 0 && rules[placed]!.channel !== channel
        ? [
            {
              message: `ambiguous lead source: ${as} stands ${place(rules[placed]!.channel, placed)} and ${place(channel, index)}`,
              path: [index],
            },
          ]
        : []),
    ];
  });
}
