/** A touch as the rules see it: when, from where, and whether its source is marketing. */
export type Touch = {at: number; channel: string; isMarketing: boolean};

/** What is told of a win, in days. */
export type Win = {touches: Touch[]; leadUntil: number | null; opportunityUntil: number | null; halfLife: number};

/** The parts of a win by every rule, touch by touch: a second way, straight from the definitions. */
export function partsOf({touches, leadUntil, opportunityUntil, halfLife}: Win): Record<string, number[]> {
  const last = touches.length - 1;
  const only = (chosen: number) => touches.map((_, index) => (index === chosen ? 1 : 0));
  const shared = (weights: number[]) => weights.map((weight) => weight / weights.reduce((sum, each) => sum + each, 0));
  const edges = (first: number, end: number) =>
    shared(
      touches.map((_, index) =>
        index === 0 && last === 0 ? 1 : index === 0 ? first : index === last ? end : (1 - first - end) / (last - 1),
      ),
    );
  const before = (until: number | null) => (until === null ? -1 : touches.findLastIndex(({at}) => at <= until));
  const milestones = (each: number, more: number[]) => {
    const stones = [0, before(leadUntil), before(opportunityUntil), ...more].filter((index) => index >= 0);
    const others = touches.filter((_, index) => !stones.includes(index)).length;
    return shared(
      touches.map((_, index) =>
        stones.includes(index) ? each * stones.filter((stone) => stone === index).length : 0.1 / others,
      ),
    );
  };
  const marketing = touches.findLastIndex(({isMarketing}) => isMarketing);
  const channels = new Set(touches.map(({channel}) => channel));
  return {
    first: only(0),
    last: only(last),
    last_non_direct: only(marketing < 0 ? last : marketing),
    linear: shared(touches.map(() => 1)),
    u_shaped: edges(0.4, 0.4),
    j_shaped: edges(0.2, 0.6),
    inverse_j: edges(0.6, 0.2),
    w_shaped: milestones(0.3, []),
    full_path: milestones(0.225, [last]),
    time_decay: shared(touches.map(({at}) => 2 ** ((at - touches[last]!.at) / halfLife))),
    shapley: touches.map(
      ({channel}) => 1 / channels.size / touches.filter((other) => other.channel === channel).length,
    ),
  };
}

/** The chance of a win from the start of counted steps, by iteration, where channels named in `without` end a journey. */
export function chanceOf(steps: {from: string; to: string; count: number}[], without?: string): number {
  const all = new Map<string, number>();
  for (const {from, count} of steps) all.set(from, (all.get(from) ?? 0) + count);
  const isOut = (state: string) => state.startsWith("[") && (JSON.parse(state) as string[]).includes(without ?? "");
  let chance = new Map<string, number>([["(won)", 1]]);
  for (let round = 0; round < 250; round++) {
    const next = new Map<string, number>([["(won)", 1]]);
    for (const {from, to, count} of steps)
      if (!isOut(from) && !isOut(to))
        next.set(from, (next.get(from) ?? 0) + (count / all.get(from)!) * (chance.get(to) ?? 0));
    chance = next;
  }
  return chance.get("[]") ?? 0;
}
