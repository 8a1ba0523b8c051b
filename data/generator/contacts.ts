import {type Contact, ENDS, type Life} from "./life.ts";
import {noteOf} from "./notes.ts";
import {inOpeningHours} from "./openingHours.ts";
import type {Random} from "./random.ts";
import type {Consultant} from "./staff.ts";
import {DAY, HOUR, weekday} from "./time.ts";

const FIRST_CALL_LOGGED = 0.8;
const SAME_OR_NEXT_DAY = [3, 26] as const;
const DAYS_LATER = [60, 140] as const;
const KINDS: Record<string, string> = {到店: "到店接待", 试驾: "试驾"};

/** The contacts of a prospect in its consultant's log: calls and messages, and the visits and test drives. */
export function contactsOf(
  life: Pick<Life, "moves" | "firstCallAt" | "source" | "consultant">,
  random: Random,
): Contact[] {
  const {moves, consultant} = life;
  const contacts: Contact[] = [];
  const registeredAt = moves.find((move) => move.stage === "建档")?.at ?? Number.POSITIVE_INFINITY;
  const add = (kind: string, at: number) => {
    const time = consultant.writesInBatches ? Math.ceil(at / 1800) * 1800 : at;
    contacts.push(contactOf(kind, time, time < registeredAt, consultant, random));
  };
  if (life.source.arrives !== "showroom" && random.chance(FIRST_CALL_LOGGED)) add("电话", life.firstCallAt);
  moves.forEach((move, index) => {
    const kind = KINDS[move.stage];
    if (kind) add(kind, move.at);
    const next = moves[index + 1];
    if (next === undefined || next.at - move.at < 2 * DAY || ENDS.includes(move.stage) || index === 0) return;
    const between = inOpeningHours(random.between(move.at + DAY / 2, next.at), random, 19);
    if (random.chance(0.18) && between < next.at) add(random.chance(0.7) ? "电话" : "微信", between);
  });
  return contacts.sort((a, b) => a.at - b.at);
}

function contactOf(kind: string, at: number, ofLead: boolean, consultant: Consultant, random: Random): Contact {
  const isCall = kind === "电话";
  const isAnswered = !isCall || random.chance(0.68);
  return {
    kind,
    at,
    ofLead,
    isAnswered,
    isOutbound: isCall ? random.chance(0.9) : kind === "微信",
    recordedAt: recordedAt(at, consultant, random),
    seconds: isCall && isAnswered ? Math.round(random.lognormal(95, 0.8)) : 0,
    nextOn: isAnswered && random.chance(0.3) ? Math.floor(at / DAY + random.between(2, 10)) : null,
    note: noteOf(kind, isAnswered, consultant.writesInBatches, random),
  };
}

function recordedAt(at: number, consultant: Consultant, random: Random): number {
  if (consultant.writesInBatches) return batchAt(at, random);
  const share = random.uniform();
  if (share < 0.8) return Math.floor(at + 30 + random.lognormal(0.3, 1) * HOUR);
  const [earliest, latest] = share < 0.985 ? SAME_OR_NEXT_DAY : DAYS_LATER;
  return inOpeningHours(at + random.between(earliest, latest) * HOUR, random);
}

function batchAt(at: number, random: Random): number {
  const day = Math.floor(at / DAY);
  const toFriday = (4 - weekday(day) + 7) % 7;
  const friday = (day + toFriday) * DAY + Math.floor((17.4 + 0.4 * random.uniform()) * HOUR);
  return friday > at ? friday : friday + 7 * DAY;
}
