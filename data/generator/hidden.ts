import {dayOf} from "./time.ts";

/** What is hidden in the company: eight things, each with its place, its time and its true size. */
export type Hidden = {
  collapse: {
    source: string;
    from: number;
    until: number;
    spendFactor: number;
    leadFactor: number;
    registeredFactor: number;
    quality: number;
  };
  young: {source: string; from: number; rampDays: number; leadFactor: number};
  leak: {region: string; from: number; wentOnRate: number; competitorRate: number};
  batches: {consultants: {store: string; position: number}[]};
  missing: {store: string; rate: number};
  resold: {by: string; of: string; rate: number};
  mix: {from: number; rampDays: number; before: number[]; after: number[]};
  load: {regions: Record<string, {leadShare: number; consultants: number[]; firstCallHours: number}>};
};

const UNUSUAL: Hidden = {
  collapse: {
    source: "抖音",
    from: dayOf(2025, 6, 1),
    until: dayOf(2025, 9, 1),
    spendFactor: 1.9,
    leadFactor: 1.6,
    registeredFactor: 0.6,
    quality: -0.5,
  },
  young: {source: "微信朋友圈", from: dayOf(2025, 11, 1), rampDays: 60, leadFactor: 6},
  leak: {region: "华东", from: dayOf(2025, 4, 1), wentOnRate: 0.35, competitorRate: 0.4},
  batches: {
    consultants: [
      {store: "湖滨店", position: 2},
      {store: "北苑店", position: 4},
    ],
  },
  missing: {store: "长桥店", rate: 0.34},
  resold: {by: "易车", of: "懂车帝", rate: 0.36},
  mix: {from: dayOf(2025, 1, 1), rampDays: 60, before: [0.36, 0.4, 0.24], after: [0.58, 0.28, 0.14]},
  load: {
    regions: {
      华东: {leadShare: 0.35, consultants: [6, 6, 5], firstCallHours: 1.2},
      华南: {leadShare: 0.45, consultants: [5, 5, 4], firstCallHours: 7},
      华北: {leadShare: 0.2, consultants: [7, 7, 6], firstCallHours: 1},
    },
  },
};

const even = {leadShare: 1 / 3, consultants: [6, 6, 5], firstCallHours: 1.2};

const USUAL: Hidden = {
  collapse: {...UNUSUAL.collapse, spendFactor: 1, leadFactor: 1, registeredFactor: 1, quality: 0},
  young: {...UNUSUAL.young, from: 0, rampDays: 1, leadFactor: 1},
  leak: {...UNUSUAL.leak, wentOnRate: 0.64, competitorRate: 0},
  batches: {consultants: []},
  missing: {...UNUSUAL.missing, rate: 0.02},
  resold: {...UNUSUAL.resold, rate: 0},
  mix: {...UNUSUAL.mix, after: UNUSUAL.mix.before},
  load: {regions: {华东: even, 华南: even, 华北: even}},
};

/** The true parameters of the company; with `plain`, those of one in which nothing unusual is hidden. */
export function hiddenOf(plain: boolean): Hidden {
  return plain ? USUAL : UNUSUAL;
}
