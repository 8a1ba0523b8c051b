import type {BridgePeriod} from "./process-metrics.js";

export type BridgeMeasure = "count" | "amount";

/** A step of the bridge: what stands, or what came or went, with the sign it has. */
export interface BridgeStep {
  word: string;
  value: number;
  isLevel: boolean;
}

/** The steps from what stood open to what stands open; each that is nil is left out. */
export function bridgeOf(row: BridgePeriod | undefined, measure: BridgeMeasure): BridgeStep[] {
  if (!row || row.is_withheld) return [];
  const level = (word: string, value: number) => ({word, value, isLevel: true});
  const step = (word: string, value: number | null) => ({word, value: value ?? 0, isLevel: false});
  const between =
    measure === "amount"
      ? [step("new", row.new_amount), step("won", -row.won_amount), step("left", -row.left_amount)]
      : [
          step("new", row.new_count),
          step("taken_up", row.reopened_count),
          step("won", -row.won_count),
          step("lost", -row.lost_count),
          step("disqualified", -row.disqualified_count),
          step("interrupted", -(row.interrupted_count ?? 0)),
          step(row.is_folded ? "set_aside_net" : "set_aside", -row.set_aside_number),
        ];
  const [opening, closing] =
    measure === "amount" ? [row.opening_amount, row.closing_amount] : [row.opening_count, row.closing_count];
  return [level("opening", opening), ...between.filter(({value}) => value !== 0), level("closing", closing)];
}
