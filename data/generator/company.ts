import {crmRows} from "./crmRows.ts";
import {hiddenOf} from "./hidden.ts";
import {knownContacts} from "./known.ts";
import type {Life} from "./life.ts";
import {livesOf} from "./lives.ts";
import {logRows} from "./logRows.ts";
import {type Logged, portalFees, reportRows, staffRows, targetRows} from "./officeRows.ts";
import {randomOf} from "./random.ts";
import type {Row} from "./sheets.ts";
import {adSpending} from "./spendRows.ts";
import {type Store, storesOf} from "./staff.ts";
import {DAY} from "./time.ts";
import {laterTouchRows, touchRows} from "./touchRows.ts";
import {type Truth, truthOf} from "./truth.ts";

export type CompanyOptions = {seed?: number; scale?: number; plain?: boolean};

export type Company = {
  stores: Store[];
  /** Every row of every file, store by store; nothing is held longer than it takes. */
  rows(): Generator<Row>;
  /** What is hidden, with its sizes counted from the rows: complete once `rows()` has run to its end. */
  truth: Truth;
};

export const DEFAULT_SEED = 67;

/** Beyond it the register has more rows than the 1,048,576 of a sheet. */
export const MOST_SCALE = 1500;

/** A company of its own for each seed; `scale` multiplies leads, consultants and spend; `plain` hides nothing. */
export function companyOf({seed = DEFAULT_SEED, scale = 1, plain = false}: CompanyOptions = {}): Company {
  const hidden = hiddenOf(plain);
  const stores = storesOf(hidden, seed, scale);
  const truth = truthOf(hidden, stores);
  function* rows(): Generator<Row> {
    for (const store of stores) {
      const logged: Logged = new Map();
      const touching = randomOf(seed, store.name, "touches");
      let lives = 0;
      for (const life of livesOf(store, hidden, seed, scale)) {
        truth.see(life);
        count(life, logged);
        yield* crmRows(life);
        yield* logRows(life);
        yield* touchRows(life, hidden, touching);
        lives = life.number;
      }
      yield* laterTouchRows(store, lives, hidden, scale, touching);
      yield* reportRows(store, logged, seed);
    }
    for (const spending of [adSpending(hidden, seed, scale), portalFees(stores, scale)])
      for (const {row, source, day, amount} of spending) {
        truth.spend(source, day, amount);
        yield row;
      }
    yield* staffRows(stores);
    yield* targetRows(stores, seed, scale);
  }
  return {stores, rows, truth};
}

function count(life: Life, logged: Logged): void {
  for (const {at, kind} of knownContacts(life)) {
    const day = Math.floor(at / DAY);
    const key = `${day - (day % 7)}/${life.consultant.id}/${kind}`;
    logged.set(key, (logged.get(key) ?? 0) + 1);
  }
}
