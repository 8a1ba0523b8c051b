/** Prospects that ended, alike in what is recorded of them. A field that is not recorded is left out. */
export type Ended = {fields: Record<string, string>; stageNumber?: number; wins: number; losses: number};

/** Wins and losses by field and value, and by stage; a value seen for the first time begins with a tenth of each. */
export type Frequencies = {fields: Map<string, Map<string, Odds>>; stages: Odds[]};
type Odds = {won: number; lost: number};

/**
 * The counts that CRMs keep for their “predictive lead score” (after Odoo's): a win counts for every stage, a loss for those up to its
 * own. Without stages every prospect counts for one.
 */
export function frequenciesOf(ended: readonly Ended[], stageCount = 1): Frequencies {
  const fields: Frequencies["fields"] = new Map();
  const stages = Array.from({length: stageCount}, () => ({won: 0.1, lost: 0.1}));
  for (const {fields: given, stageNumber = 1, wins, losses} of ended) {
    stages.forEach((stage, index) => {
      stage.won += wins;
      if (index < stageNumber) stage.lost += losses;
    });
    for (const [field, value] of Object.entries(given)) {
      const values = fields.get(field) ?? new Map<string, Odds>();
      const odds = values.get(value) ?? {won: 0.1, lost: 0.1};
      fields.set(field, values.set(value, {won: odds.won + wins, lost: odds.lost + losses}));
    }
  }
  return {fields, stages};
}

/**
 * P = S(won) / (S(won) + S(lost)); S is the share of prospects that came out so, times, for each field, the share of its value among those.
 * Values never seen are passed over. Fields are taken as independent, which they are not: chances come out too near to 0 and 1.
 */
export function chanceByFrequencies(
  {fields, stages}: Frequencies,
  given: Record<string, string>,
  stageNumber?: number,
): number {
  const first = stages[0]!;
  let won = Math.log(first.won / (first.won + first.lost));
  let lost = Math.log(first.lost / (first.won + first.lost));
  const count = (odds: Odds, all: Odds) => {
    won += Math.log(odds.won / all.won);
    lost += Math.log(odds.lost / all.lost);
  };
  if (stageNumber !== undefined) count(stages[stageNumber - 1]!, first);
  for (const [field, value] of Object.entries(given)) {
    const values = fields.get(field);
    const odds = values?.get(value);
    if (!values || !odds) continue;
    const all = [...values.values()].reduce((sum, each) => ({won: sum.won + each.won, lost: sum.lost + each.lost}));
    count(odds, all);
  }
  return 1 / (1 + Math.exp(lost - won));
}
