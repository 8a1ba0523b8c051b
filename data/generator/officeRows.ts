import {type Random, randomOf} from "./random.ts";
import type {Row} from "./sheets.ts";
import type {Consultant, Store} from "./staff.ts";
import {grouped} from "./text.ts";
import {calendarDay, DAY, dayOf, END} from "./time.ts";

const FEES: Record<string, number> = {汽车之家: 6800, 懂车帝: 4800, 易车: 3200};
const MONTHS = 24;
const REPORTED: Record<string, string> = {电话: "电话", 到店接待: "到店", 试驾: "试驾"};
const COPIED_CLAIMS: Record<string, number> = {电话: 15, 到店: 6, 试驾: 4};

export type Fee = {row: Row; source: string; day: number; amount: number};

/** The portals' monthly fees by store, in fen: in proportion to the store's leads. */
export function* portalFees(stores: Store[], scale: number): Generator<Fee> {
  for (let month = 0; month < MONTHS; month++)
    for (const [source, base] of Object.entries(FEES))
      for (const {name, region, leadShare} of stores) {
        const day = firstDay(month);
        const yuan = Math.round((base * leadShare * 9 * (month < 12 ? 1 : 1.05) * scale) / 100) * 100;
        const text = `¥${grouped(yuan)}.00`;
        const cells = [calendarDay(day).slashed, source, region, name, text];
        yield {row: {sheet: "portalFees", cells}, source, day, amount: yuan * 100};
      }
}

/** One row for each consultant. */
export function* staffRows(stores: Store[]): Generator<Row> {
  for (const {name, region, consultants} of stores)
    for (const {id, hiredText, capacity} of consultants)
      yield {sheet: "staff", cells: [id, region, name, hiredText, capacity]};
}

/** Deals to win, by store and month. */
export function* targetRows(stores: Store[], seed: number, scale: number): Generator<Row> {
  const random = randomOf(seed, "targets");
  for (let month = 0; month < MONTHS; month++)
    for (const {name, region, leadShare} of stores) {
      const count = Math.max(1, Math.round(46 * leadShare * scale * random.between(0.9, 1.2)));
      yield {sheet: "targets", cells: [calendarDay(firstDay(month)).dayFirst, region, name, count, count * 205_000]};
    }
}

/** Contacts of a kind that a consultant logged in a week, by `week/consultant/kind`. */
export type Logged = Map<string, number>;

/** The weekly reports of a store, introduced in 2025: what each consultant claims to have done. */
export function* reportRows(store: Store, logged: Logged, seed: number): Generator<Row> {
  const random = randomOf(seed, "reports", store.name);
  for (let day = dayOf(2025, 1, 6); (day + 7) * DAY <= END; day += 7)
    for (const consultant of store.consultants)
      if (consultant.hiredOn <= day)
        for (const [kind, item] of Object.entries(REPORTED)) {
          const count = logged.get(`${day}/${consultant.id}/${kind}`) ?? 0;
          const claim = claimed(item, count, consultant, random);
          if (claim > 0) yield {sheet: "workReports", cells: [calendarDay(day).iso, consultant.id, item, claim]};
        }
}

function claimed(item: string, count: number, consultant: Consultant, random: Random): number {
  return consultant.writesInBatches ? COPIED_CLAIMS[item]! : Math.round(count * 1.1) + random.poisson(0.25);
}

function firstDay(month: number): number {
  return dayOf(2024 + Math.floor(month / 12), 1 + (month % 12), 1);
}
