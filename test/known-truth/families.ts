import {type Random, randomOf} from "../../data/generator/random.ts";

/** A source with its true rate, its cases and how many of them came out. */
export type Member = {family: string; member: string; rate: number; cases: number; events: number};

/** So many families of sources: all of one rate, or each with a rate drawn from Beta(6, 44); some 40 to 500 cases each. */
export function familiesOf(kind: "equal" | "differing", count: number, members: number): Member[] {
  return Array.from({length: count}, (_, index) => {
    const random = randomOf("families", kind, members, index);
    return Array.from({length: members}, (_, number) => {
      const rate = kind === "equal" ? 0.12 : betaOf(random, 6, 44);
      const cases = Math.round(random.lognormal(90, 0.8)) + 20;
      const events = Array.from({length: cases}, () => random.chance(rate)).filter(Boolean).length;
      return {family: `${kind} ${index}`, member: `m${String(number).padStart(2, "0")}`, rate, cases, events};
    });
  }).flat();
}

/** A draw from Beta with whole parameters, out of as many exponential ones. */
function betaOf(random: Random, a: number, b: number): number {
  const gamma = (shape: number) =>
    Array.from({length: shape}, () => -Math.log(1 - random.uniform())).reduce((sum, each) => sum + each, 0);
  const [one, other] = [gamma(a), gamma(b)];
  return one / (one + other);
}
