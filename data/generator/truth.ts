import type {Finding, Measure} from "./finding.ts";
import {batches} from "./findings/batches.ts";
import {collapse} from "./findings/collapse.ts";
import {leak} from "./findings/leak.ts";
import {load} from "./findings/load.ts";
import {missing} from "./findings/missing.ts";
import {mix} from "./findings/mix.ts";
import {resold} from "./findings/resold.ts";
import {young} from "./findings/young.ts";
import type {Hidden} from "./hidden.ts";
import {isKnown, knownMoves} from "./known.ts";
import type {Life} from "./life.ts";
import type {Store} from "./staff.ts";

export type Truth = Required<Omit<Measure, "finding">> & {
  see(life: Life): void;
  /** The eight hidden things by name, in the order of the README. */
  findings(): Findings;
};

export type Findings = Record<keyof typeof MEASURES, Finding>;

const MEASURES = {collapse, young, leak, batches, missing, resold, mix, load};

/** What is hidden in a company, counted while its rows are made. */
export function truthOf(hidden: Hidden, stores: Store[]): Truth {
  const entries = Object.entries(MEASURES).map(([name, measureOf]): [string, Measure] => [
    name,
    measureOf(hidden, stores),
  ]);
  const measures = entries.map(([, measure]) => measure);
  return {
    see(life) {
      if (!isKnown(life)) return;
      const known = knownMoves(life);
      for (const measure of measures) measure.see?.(life, known);
    },
    spend(source, day, fen) {
      for (const measure of measures) measure.spend?.(source, day, fen);
    },
    findings: () => Object.fromEntries(entries.map(([name, measure]) => [name, measure.finding()])) as Findings,
  };
}
