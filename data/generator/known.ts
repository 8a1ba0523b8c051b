import type {Contact, Grade, Life, Move} from "./life.ts";
import {END} from "./time.ts";

/** The moves that the exports know: those written down before the end. */
export function knownMoves({moves}: {moves: Move[]}): Move[] {
  const after = moves.findIndex((move) => move.recordedAt >= END);
  return after < 0 ? moves : moves.slice(0, after);
}

/** Whether the exports know a life at all: as a lead or as an opportunity. */
export function isKnown(life: Life): boolean {
  return life.hasLead || isRegistered(life);
}

/** Whether the exports know an opportunity of a life. */
export function isRegistered(life: {moves: Move[]}): boolean {
  return knownMoves(life).some((move) => move.stage === "建档");
}

/** The contacts that the exports know: those written down before the end, of a lead or an opportunity that they know. */
export function knownContacts(life: Life): Contact[] {
  const registered = isRegistered(life);
  return life.contacts.filter(({recordedAt, ofLead}) => recordedAt < END && ((ofLead && life.hasLead) || registered));
}

/** The grades that the exports know. */
export function knownGrades(life: Life): Grade[] {
  return isRegistered(life) ? life.grades.filter(({recordedAt}) => recordedAt < END) : [];
}
