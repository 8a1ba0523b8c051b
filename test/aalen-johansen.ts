export type Spell = {entry: number; exit: number; outcome: string};
export type Point = {
  age: number;
  atRisk: number;
  won: number;
  lost: number;
  open: number;
  greenwood: number;
  aalen: number;
};

/**
 * The curve of spells, by a plain loop over ages and, for each, over all before it. The won's variance by Greenwood, as survival and etm
 * have it, and by Aalen with a factor for ties, as cmprsk has it.
 */
export function aalenJohansen(spells: Spell[]): Point[] {
  const ages = [...new Set(spells.filter(({outcome}) => outcome !== "open").map(({exit}) => exit))].sort(
    (a, b) => a - b,
  );
  const points: (Point & {ended: number; wonHere: number; before: number})[] = [];
  let [open, won, lost] = [1, 0, 0];
  for (const age of ages) {
    const atRisk = spells.filter(({entry, exit}) => entry < age && age <= exit).length;
    const here = spells.filter(({exit, outcome}) => exit === age && outcome !== "open");
    const wonHere = here.filter(({outcome}) => outcome === "won").length;
    const before = open;
    won += (before * wonHere) / atRisk;
    lost += (before * here.filter(({outcome}) => outcome === "lost").length) / atRisk;
    open = (before * (atRisk - here.length)) / atRisk;
    points.push({age, atRisk, won, lost, open, greenwood: 0, aalen: 0, ended: here.length, wonHere, before});
    let [greenwood, aalen] = [0, 0];
    for (const {atRisk: n, ended, wonHere, before, won: wonThen, open: openThen} of points) {
      const come = won - wonThen;
      if (n > ended) greenwood += (come ** 2 * ended) / (n * (n - ended)) - (2 * come * before * wonHere) / n ** 2;
      greenwood += (before ** 2 * wonHere * (n - wonHere)) / n ** 3;
      const later = openThen > 0 ? come / openThen : 0;
      const tied = (count: number) => (count > 1 ? 1 - (count - 1) / (n - 1) : 1) * count;
      aalen += (before / n) ** 2 * (tied(ended - wonHere) * later ** 2 + tied(wonHere) * (1 - later) ** 2);
    }
    Object.assign(points.at(-1)!, {greenwood, aalen});
  }
  return points;
}
