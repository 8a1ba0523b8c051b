import {describe, expect, it} from "vitest";
import {type Judged, judgedCompanies, repsEach} from "./log-companies.ts";

const together = 50;
const patience = 300_000;
async function judged(first: number, fabricators: number): Promise<Judged[]> {
  const all: Judged[] = [];
  for (let company = first; company < first + 200; company += together)
    all.push(...(await judgedCompanies(company, together, fabricators)));
  return all;
}
const prompted = (reps: Judged[]) => reps.filter(({is_prompted}) => is_prompted).length / reps.length;

describe("review prompts", () => {
  it(
    "come to at most 1 % of the consultants of 200 companies in which all are honest and all differ",
    async () => {
      const reps = await judged(0, 0);
      expect(reps).toHaveLength(200 * repsEach);
      console.info(
        `prompted: ${prompted(reps)}, with a flag: ${reps.filter(({is_flagged}) => is_flagged).length / reps.length}`,
      );
      expect(prompted(reps)).toBeLessThanOrEqual(0.01);
    },
    patience,
  );

  it(
    "come to at least 95 % of those who write half of their log in a weekly batch and in three phrases and leave half of their stages undated, two in each of 200 companies, and to at most 1 % of their colleagues",
    async () => {
      const reps = await judged(1000, 2);
      const [made, honest] = [true, false].map((which) => reps.filter(({is_fabricator}) => is_fabricator === which));
      expect(made).toHaveLength(400);
      console.info(`made up: ${prompted(made!)}, colleagues: ${prompted(honest!)}`);
      expect(prompted(made!)).toBeGreaterThanOrEqual(0.95);
      expect(prompted(honest!)).toBeLessThanOrEqual(0.01);
    },
    patience,
  );
});
