import type {Hidden} from "./hidden.ts";
import {randomOf} from "./random.ts";
import {calendarDay, dayOf} from "./time.ts";

export type Consultant = {
  id: string;
  hiredOn: number;
  hiredText: string;
  capacity: number;
  /** How far the consultant's odds of going on lie from the average, in logits. */
  skill: number;
  writesInBatches: boolean;
};

export type Store = {
  name: string;
  region: string;
  /** 1 … 9, the digit that its numbers begin with. */
  digit: number;
  leadShare: number;
  firstCallHours: number;
  consultants: Consultant[];
};

const NAMES: Record<string, string[]> = {
  华东: ["临江店", "湖滨店", "东门店"],
  华南: ["榕城店", "南湾店", "椰林店"],
  华北: ["北苑店", "西山店", "长桥店"],
};

const SHARES = [0.37, 0.34, 0.29];

/** The stores with their consultants; a company `scale` times larger has as many more consultants. */
export function storesOf(hidden: Hidden, seed: number, scale: number): Store[] {
  const random = randomOf(seed, "staff");
  let number = 3000;
  return Object.entries(NAMES).flatMap(([region, names], place) =>
    names.map((name, index) => {
      const load = hidden.load.regions[region]!;
      const base = load.consultants[index]!;
      const writers = hidden.batches.consultants.filter((consultant) => consultant.store === name);
      const consultants = Array.from({length: Math.max(1, Math.round(base * scale))}, (_, position) => {
        number++;
        const isNew = position > 0 && random.chance(0.06);
        const hired = isNew ? Math.floor(random.between(30, 400)) : null;
        const past = `${Math.floor(random.between(2015, 2023))}年${1 + Math.floor(12 * random.uniform())}月1日`;
        return {
          id: `E${number}`,
          hiredOn: hired ?? dayOf(2024, 1, 1),
          hiredText: hired === null ? past : chineseDate(hired),
          capacity: isNew ? 12 : 18,
          skill: 0.08 * random.normal(),
          writesInBatches: writers.some((writer) => position % base === writer.position),
        };
      });
      const leadShare = load.leadShare * SHARES[index]!;
      return {name, region, digit: place * 3 + index + 1, leadShare, firstCallHours: load.firstCallHours, consultants};
    }),
  );
}

function chineseDate(day: number): string {
  const {year, month, date} = calendarDay(day);
  return `${year}年${month}月${date}日`;
}
