import {describe, expect, it} from "vitest";
import {markovCredit} from "../pipeline/methods/markov_credit.ts";
import {chanceOf} from "./credit-rules.ts";

type Step = {from: string; to: string; count: number};

const answerOf = (steps: Step[]) =>
  markovCredit.rows(
    steps.map(({from, to, count}) => ({
      period_kind: "all",
      period: "(all)",
      path_order: 1,
      from_state: from,
      to_state: to,
      step_count: String(count),
      won_amount: to === "(won)" ? String(count * 10) : null,
    })),
  );

describe("the removal effect", () => {
  it("of two channels is what a hand finds", () => {
    // 1000 start: 600 with a, 400 with b; a: 300 won, 100 go to b, 200 not; b: 100 won, 400 not
    const rows = answerOf([
      {from: "[]", to: '["a"]', count: 600},
      {from: "[]", to: '["b"]', count: 400},
      {from: '["a"]', to: "(won)", count: 300},
      {from: '["a"]', to: '["b"]', count: 100},
      {from: '["a"]', to: "(not won)", count: 200},
      {from: '["b"]', to: "(won)", count: 100},
      {from: '["b"]', to: "(not won)", count: 400},
    ]);
    // 0.4 are won; without a 0.4 × 0.2 = 0.08, without b 0.6 × 0.5 = 0.3
    expect(rows.map(({channel, removal_rate}) => [channel, (removal_rate as number).toFixed(12)])).toEqual([
      ["a", "0.800000000000"],
      ["b", "0.250000000000"],
    ]);
    expect(rows.map(({credit_rate}) => (credit_rate as number).toFixed(9))).toEqual(["0.761904762", "0.238095238"]);
    // every win has the same amount
    expect(rows.map(({value_removal_rate}) => (value_removal_rate as number).toFixed(12))).toEqual([
      "0.800000000000",
      "0.250000000000",
    ]);
  });

  it("of random chains is what iteration finds, whichever channel is taken", () => {
    let seed = 7;
    const draw = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * 60);
    };
    for (let trial = 0; trial < 40; trial++) {
      const states = Array.from({length: 2 + (trial % 7)}, (_, index) => `["c${index}"]`);
      const steps = ["[]", ...states].flatMap((from) =>
        [...states, ...(from === "[]" ? [] : ["(won)", "(not won)"])].flatMap((to) =>
          from === to ? [] : [{from, to, count: 1 + draw() * draw()}],
        ),
      );
      for (const step of steps) if (step.from === states[0] && step.to.startsWith("(")) step.count += 300;
      const rows = answerOf(steps);
      expect(rows).toHaveLength(states.length);
      for (const {channel, removal_rate} of rows) {
        const found = 1 - chanceOf(steps, String(channel)) / chanceOf(steps);
        expect(Math.abs((removal_rate as number) - found), `trial ${trial}, ${channel}`).toBeLessThan(1e-9);
      }
      expect(rows.reduce((sum, {credit_rate}) => sum + (credit_rate as number), 0)).toBeCloseTo(1, 12);
    }
  });

  it("is not told of too few wins, without losses, or of too many channels", () => {
    const reasonOf = (steps: Step[]) => answerOf(steps)[0]!["reason"];
    const one = (won: number, notWon: number) => [
      {from: "[]", to: '["a"]', count: won + notWon},
      {from: '["a"]', to: "(won)", count: won},
      ...(notWon > 0 ? [{from: '["a"]', to: "(not won)", count: notWon}] : []),
    ];
    expect([reasonOf(one(200, 5)), reasonOf(one(300, 0)), reasonOf(one(201, 1))]).toEqual([
      "too few wins",
      "no losses",
      "(none)",
    ]);
    const many = Array.from({length: 101}, (_, index) =>
      one(10, 10).map(({from, to, count}) => ({
        from: from.replace("a", `a${index}`),
        to: to.replace(/a(?=")/, `a${index}`),
        count,
      })),
    );
    expect(reasonOf(many.flat())).toBe("too many states");
  });
});
