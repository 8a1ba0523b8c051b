import {type Hidden, hiddenOf} from "../data/generator/hidden.ts";
import {LINES} from "../data/generator/market.ts";
import type {Store} from "../data/generator/staff.ts";
import type {Findings} from "../data/generator/truth.ts";
import type {Told} from "../test/told-in.ts";

/** The eight hidden things, as the generator calls them. */
export const hiddenThings = ["collapse", "young", "leak", "batches", "missing", "resold", "mix", "load"] as const;

export type Thing = (typeof hiddenThings)[number];

const about: Record<Thing, {rule: string; members?: string[]; breakdown?: string; stage?: string; month?: string}> = {
  collapse: {rule: "collapse", members: ["抖音"], month: "2025-06"},
  young: {rule: "immature", members: ["微信"]},
  leak: {rule: "leak", breakdown: "region", members: ["华东"], stage: "试驾", month: "2025-04"},
  batches: {rule: "unreliable log", members: ["湖滨店", "北苑店"]},
  missing: {rule: "source gap", members: ["长桥店"]},
  resold: {rule: "resold", members: ["易车"]},
  mix: {rule: "mix effect", breakdown: "product_line"},
  load: {rule: "overload", members: ["华南"]},
};

const monthOf = (period: string): number => Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7));

const tells = (thing: Thing, {findings}: Told) => {
  const {rule, members, breakdown, stage, month} = about[thing];
  return findings.filter(
    (finding) =>
      finding.rule === rule &&
      (!members || members.includes(finding.member)) &&
      (!breakdown || finding.breakdown === breakdown) &&
      (!stage || finding.stage === stage) &&
      (!month || Math.abs(monthOf(finding.period) - monthOf(month)) <= 1),
  );
};

/** Whether a hidden thing is told: by the rule that is made for it, of the right member, and of the month in which it began, give or take one. */
export const found = (thing: Thing, told: Told, stores: Store[]): boolean =>
  tells(thing, told).length >= (thing === "batches" ? writersOf(stores).length : 1);

/** What is hidden in a company: of few consultants a store may have none who writes in batches. */
export const hiddenIn = (stores: Store[]): Thing[] =>
  hiddenThings.filter((thing) => thing !== "batches" || writersOf(stores).length > 0);

const writersOf = (stores: Store[]): Store[] =>
  stores.filter(({consultants}) => consultants.some(({writesInBatches}) => writesInBatches));

/**
 * What the shift of the lines takes off the won amount, by the generator's true parameters: the shares of the lines among the prospects of the year (they
 * move over its first days) × the middle of their prices × the wins, the mean of both years at the same age.
 */
function shiftOf({mix: {before, after, rampDays}}: Hidden, wins: number): number {
  const moved = 1 - rampDays / 2 / 365;
  return (
    -wins *
    LINES.reduce(
      (sum, {lowest, highest}, line) => sum + (moved * (after[line]! - before[line]!) * (lowest + highest)) / 2,
      0,
    )
  );
}

/** Of the hidden things whose size is known in money, those of which it lies in the interval that is told. */
export function sizesHeld(told: Told, truth: Findings, wins: number): Thing[] {
  const figure = (thing: Thing, name: string) =>
    told.figures.find((row) => row.finding_id === tells(thing, told)[0]?.finding_id && row.figure === name)?.number ??
    Number.NaN;
  const within = (low: number, value: number, high: number) => low <= value && value <= high;
  const {young, resold} = truth;
  const fees = figure("resold", "spend");
  const lost = shiftOf(hiddenOf(false), wins);
  return [
    ...(within(
      figure("young", "expected_low_ratio"),
      young.figures["return_in_the_end"]!,
      figure("young", "expected_high_ratio"),
    )
      ? (["young"] as const)
      : []),
    ...(within(figure("resold", "low"), resold.figures["rate"]! * fees, figure("resold", "high"))
      ? (["resold"] as const)
      : []),
    ...(within(figure("mix", "low"), lost, figure("mix", "high")) ? (["mix"] as const) : []),
  ];
}
