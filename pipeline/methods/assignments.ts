import type {Method} from "../method.ts";
import {type Assignment, greedy, optimum, type Pair, roundRobin} from "./assignment.ts";

const mostForOptimum = 500;

/**
 * Whom to give the open journeys that nobody serves: greedily by expected amount under each consultant's free places (best remaining pair first), beside it the
 * exact optimum, up to 500 journeys, and the round robin that CRMs use. Simulated under the model: no past data can prove what another assignment
 * would have brought.
 */
export const assignments: Method = {
  columns: {
    journey_id: ["varchar", "the open journey"],
    way: ["varchar", "greedy (recommended), optimum or round robin"],
    rep_id: ["varchar", "the consultant to give it to; null where no place is free"],
    reason: ["varchar", "why it is to be given: no consultant, consultant left, or not contacted and beyond capacity"],
    chance_rate: ["double", "probability of a win, with that consultant; of the journey alone where none is named"],
    expected_amount: ["amount", "that × deal value; 0 where no place is free"],
  },
  rows: (input) => {
    const pairs: Pair[] = input
      .filter((row) => row["rep_id"] !== null)
      .map((row) => ({
        journey: String(row["journey_id"]),
        rep: String(row["rep_id"]),
        amount: Number(row["expected_amount"]),
        chance: Number(row["chance_rate"]),
      }));
    const capacity = new Map(
      input.filter((row) => row["rep_id"] !== null).map((row) => [String(row["rep_id"]), Number(row["free_count"])]),
    );
    const journeys = new Map(input.map((row) => [String(row["journey_id"]), row]));
    const found = new Map(pairs.map((pair) => [`${pair.journey}\n${pair.rep}`, pair]));
    const ways: [string, Assignment][] = [
      ["greedy", greedy(pairs, capacity)],
      ["round robin", roundRobin(pairs, capacity)],
    ];
    if (journeys.size <= mostForOptimum) ways.push(["optimum", optimum(pairs, capacity)]);
    return ways.flatMap(([way, taken]) =>
      [...journeys.keys()].sort().map((journey) => {
        const rep = taken.get(journey) ?? null;
        const row = journeys.get(journey)!;
        const pair = rep === null ? undefined : found.get(`${journey}\n${rep}`);
        return {
          journey_id: journey,
          way,
          rep_id: rep,
          reason: String(row["reason"]),
          chance_rate: pair?.chance ?? Number(row["chance_rate"]),
          expected_amount: pair?.amount ?? 0,
        };
      }),
    );
  },
};
