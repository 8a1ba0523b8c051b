import {ranking} from "./ranking.ts";
import {scoreModel, type Way} from "./score-model.ts";
import {type Group, sizeOf} from "./score-pattern.ts";
import {type Split, toldBy} from "./score-trial.ts";

const shuffles = 20;

/** The ranking where outcomes are shuffled among all gradings before anything is learnt, mean of 20 shuffles that are always the same. */
export function shuffledAuc(split: Split, way: Way): number | null {
  const groups = [...split.learn, ...split.judge];
  const found: number[] = [];
  for (let seed = 1; seed <= shuffles; seed++) {
    const mixed = shuffled(groups, seed);
    const model = scoreModel(mixed.slice(0, split.learn.length), way);
    const rank = model && ranking(toldBy(model, mixed.slice(split.learn.length)));
    if (rank) found.push(rank.auc);
  }
  return found.length > 0 ? found.reduce((sum, each) => sum + each, 0) / found.length : null;
}

/** The groups with their wins dealt out anew. */
function shuffled(groups: readonly Group[], seed: number): Group[] {
  const random = generatorOf(seed);
  const {count, wins} = sizeOf(groups);
  const outcomes = new Uint8Array(count).fill(1, 0, wins);
  for (let left = count - 1; left > 0; left--) {
    const other = Math.floor(random() * (left + 1));
    [outcomes[left], outcomes[other]] = [outcomes[other]!, outcomes[left]!];
  }
  let next = 0;
  return groups.map((group) => {
    const dealt = outcomes.subarray(next, next + group.count).reduce((sum, each) => sum + each, 0);
    next += group.count;
    return {...group, wins: dealt};
  });
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function generatorOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The criterion whose words, each told the rate that was learnt of it, rank best alone. */
export function singleCriteria({learn}: Split, judge: readonly Group[]) {
  const all = sizeOf(learn);
  const names = [...new Set(judge.flatMap(({criteria}) => criteria.map(({criterion}) => criterion)))].sort();
  let [best_criterion, best_criterion_rate] = ["(none)", null as number | null];
  for (const name of names) {
    const wordOf = ({criteria}: Group) => criteria.find(({criterion}) => criterion === name)?.word ?? "(missing)";
    const seen = new Map<string, {count: number; wins: number}>();
    for (const group of learn) {
      const before = seen.get(wordOf(group)) ?? {count: 0, wins: 0};
      seen.set(wordOf(group), {count: before.count + group.count, wins: before.wins + group.wins});
    }
    const chanceOf = (group: Group) => {
      const {count, wins} = seen.get(wordOf(group)) ?? {count: 0, wins: 0};
      return (wins + all.wins / Math.max(all.count, 1)) / (count + 1);
    };
    const rank = ranking(judge.map((group) => ({chance: chanceOf(group), count: group.count, wins: group.wins})));
    if (rank && rank.auc > (best_criterion_rate ?? 0)) [best_criterion, best_criterion_rate] = [name, rank.auc];
  }
  return {best_criterion, best_criterion_rate};
}
