import type {Source} from "./market.ts";
import type {Consultant, Store} from "./staff.ts";

export const STAGES = ["线索", "建档", "到店", "试驾", "报价", "订单"] as const;
export const WON = "已交车";
export const ENDS: readonly string[] = [WON, "战败", "无效", "培育"];

/** One entry into a stage or an outcome, as it happens and as it is written down. */
export type Move = {stage: string; at: number; recordedAt: number};

/** One contact of a consultant with a prospect. */
export type Contact = {
  kind: string;
  isOutbound: boolean;
  isAnswered: boolean;
  at: number;
  recordedAt: number;
  seconds: number;
  nextOn: number | null;
  note: string;
  ofLead: boolean;
};

/** One grading of a prospect. */
export type Grade = {grade: string; at: number; recordedAt: number; criteria: string[]};

/** A customer who arrives at a store, and why. */
export type Arrival = {
  store: Store;
  source: Source;
  at: number;
  customer: number;
  line: number;
  /** The source that sold the same customer's lead before. */
  soldBefore: string | null;
};

/** Everything that becomes of one prospect, beyond the end of the demo too; the exports know what is before it. */
export type Life = Arrival & {
  number: number;
  consultant: Consultant;
  firstCallAt: number;
  sourceText: string;
  campaign: string;
  hasLead: boolean;
  amount: number;
  reason: string;
  moves: Move[];
  contacts: Contact[];
  grades: Grade[];
};

/** The outcome at the end of some moves, or `open`. */
export function outcomeOf(moves: readonly Move[]): string {
  const last = moves.at(-1)?.stage ?? "";
  return ENDS.includes(last) ? last : "open";
}

/** Whether the moves reach a stage: they enter it or a later one. */
export function reaches(moves: readonly Move[], stage: string): boolean {
  const order = [...STAGES, WON] as string[];
  return moves.some((move) => order.indexOf(move.stage) >= order.indexOf(stage));
}
