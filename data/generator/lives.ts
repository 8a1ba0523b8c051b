import {arrivalsOf} from "./arrivals.ts";
import {contactsOf} from "./contacts.ts";
import {gradesOf} from "./grades.ts";
import type {Hidden} from "./hidden.ts";
import {movesOf} from "./journey.ts";
import {knownMoves} from "./known.ts";
import type {Arrival, Life} from "./life.ts";
import {LINES} from "./market.ts";
import {inOpeningHours} from "./openingHours.ts";
import {type Random, randomOf} from "./random.ts";
import {reasonOf} from "./reason.ts";
import type {Consultant, Store} from "./staff.ts";
import {DAY, dayOf, HOUR} from "./time.ts";

const MISSING_RATE = 0.02;
const NO_LEAD_RATE = 0.08;

/** The lives of all who arrive at a store, one at a time, in the order of arrival. */
export function* livesOf(store: Store, hidden: Hidden, seed: number, scale: number): Generator<Life> {
  const random = randomOf(seed, store.name);
  let number = 0;
  for (const arrival of arrivalsOf(store, hidden, scale, randomOf(seed, store.name, "arrivals"))) {
    number++;
    const consultant = consultantOn(Math.floor(arrival.at / DAY), store, random);
    const firstCallAt = inOpeningHours(arrival.at + random.lognormal(store.firstCallHours, 1) * HOUR, random);
    const moves = movesOf(arrival, firstCallAt, consultant, hidden, random);
    const walkedIn = arrival.source.arrives === "showroom";
    yield {
      ...arrival,
      number,
      consultant,
      firstCallAt,
      moves,
      hasLead: !(walkedIn && moves.some((move) => move.stage === "建档") && random.chance(NO_LEAD_RATE)),
      sourceText: sourceText(arrival, hidden, random),
      campaign: arrival.source.campaigns.length > 0 ? random.pick(arrival.source.campaigns) : "",
      amount: amountOf(arrival.line, random),
      reason: reasonOf(arrival, knownMoves({moves}), hidden, random),
      contacts: contactsOf({moves, firstCallAt, source: arrival.source, consultant}, random),
      grades: gradesOf(moves, consultant, random),
    };
  }
}

function consultantOn(day: number, store: Store, random: Random): Consultant {
  for (;;) {
    const consultant = random.pick(store.consultants);
    if (consultant.hiredOn <= day) return consultant;
  }
}

function sourceText({source, store, at}: Arrival, {missing}: Hidden, random: Random): string {
  if (random.chance(store.name === missing.store ? missing.rate : MISSING_RATE)) return "";
  return source.name === "老客户转介绍" && at < dayOf(2025, 1, 1) * DAY ? "转介绍" : source.name;
}

/** The price paid, in fen, in yuan and jiao and fen as contracts have it. */
function amountOf(line: number, random: Random): number {
  const {lowest, highest} = LINES[line]!;
  return Math.round((lowest + ((highest - lowest) * (random.uniform() + random.uniform())) / 2) * 100);
}
