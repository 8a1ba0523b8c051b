import {resampled} from "./resampled.ts";
import {addCell, emptyYear, type YearCell, type YearGroup} from "./year-groups.ts";
import {yearPartsOf} from "./year-parts.ts";

const drawCount = 300;

/** Parts by draw, member and effect: the journeys of the group drawn anew, from a seed of its own. */
export function yearDrawsOf(group: YearGroup, isNewOrDropped: readonly boolean[]): number[][][] {
  const draw = resampled(`${group.period}/${group.breakdown}`);
  const shapes = group.members.map(({member, cells}) => ({
    member,
    cells: cells.map((cell) => ({cell, shape: shapeOf(cell)})),
  }));
  return Array.from({length: drawCount}, () => {
    const members = shapes.map(({member, cells}) => {
      const years = {base: emptyYear(group), period: emptyYear(group)};
      for (const {cell, shape} of cells) addCell(years[cell.side], cell, group.hasSpeed, draw(shape));
      return {member, ...years};
    });
    return yearPartsOf(members, isNewOrDropped).map(({parts}) => parts);
  });
}

function shapeOf({count, knownCount, amount, squares}: YearCell) {
  const meanAmount = knownCount > 0 ? amount / knownCount : 0;
  const variance = knownCount > 0 ? squares / knownCount - meanAmount ** 2 : 0;
  return {count, knownCount, meanAmount, spreadAmount: Math.sqrt(Math.max(variance, 0))};
}
