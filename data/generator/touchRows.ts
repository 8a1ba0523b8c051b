import type {Hidden} from "./hidden.ts";
import {isRegistered, knownMoves} from "./known.ts";
import type {Life} from "./life.ts";
import {leadId, opportunityId, touchId} from "./numbers.ts";
import type {Random} from "./random.ts";
import type {Row} from "./sheets.ts";
import type {Store} from "./staff.ts";
import {DAY, dayOf, END, secondText} from "./time.ts";
import {type Touch, touchAt, touchesOf} from "./touches.ts";

const NOT_YET_KNOWN = 6;

/** The rows that the tracking system has of a life: of its lead, and of its opportunity once there is one. */
export function* touchRows(life: Life, hidden: Hidden, random: Random): Generator<Row> {
  const registered = isRegistered(life) ? knownMoves(life).find((move) => move.stage === "建档")! : undefined;
  for (const [index, touch] of touchesOf(life, hidden, random).entries()) {
    const isOfDeal = registered !== undefined && (touch.at >= registered.at || !life.hasLead);
    yield rowOf(touchId(life, index), isOfDeal ? "" : leadId(life), isOfDeal ? opportunityId(life) : "", touch);
  }
}

/** The rows of those who come to a store only after the end: the CRM's export has no lead of them yet. */
export function* laterTouchRows(
  store: Store,
  lives: number,
  hidden: Hidden,
  scale: number,
  random: Random,
): Generator<Row> {
  for (let left = random.poisson(NOT_YET_KNOWN * scale), number = lives; left > 0; left--) {
    number++;
    const life = {store, number};
    const touch = touchAt(END - random.between(0.1, 25) * DAY, 0, END, hidden, random);
    yield rowOf(touchId(life, 0), leadId(life), "", touch);
  }
}

function rowOf(id: string, lead: string, opportunity: string, {at, source, kind, campaign}: Touch): Row {
  return {
    sheet: at < dayOf(2025, 1, 1) * DAY ? "touches2024" : "touches2025",
    cells: [id, lead, opportunity, secondText(at), source.name, kind, campaign],
  };
}
