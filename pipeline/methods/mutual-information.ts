import {chiSquareAbove} from "./chi-square.ts";

/**
 * What a word tells of an outcome, of a table with a row for each word and a column for each outcome: information in nats, as found and less
 * what chance alone brings, (rows − 1)(columns − 1) / 2n (Miller and Madow); G = 2n × information, and the probability of as much by chance; and
 * the part of all that there is to be known of the outcome (uncertainty coefficient).
 */
export function mutualInformation(table: number[][]) {
  const rows = table.map(sumOf);
  const columns = (table[0] ?? []).map((_, column) => sumOf(table.map((row) => row[column]!)));
  const all = sumOf(rows);
  const cells = table.flatMap((row, i) => row.map((count, j) => share(count, all, (rows[i]! * columns[j]!) / all)));
  const information = sumOf(cells);
  const degrees = (rows.filter(Boolean).length - 1) * (columns.filter(Boolean).length - 1);
  const uncertainty = -sumOf(columns.map((count) => share(count, all, all)));
  return {
    information,
    beyondChance: information - degrees / (2 * all),
    g: 2 * all * information,
    degrees,
    byChance: degrees > 0 ? chiSquareAbove(2 * all * information, degrees) : 1,
    uncertainty,
    ofUncertainty: uncertainty > 0 ? information / uncertainty : null,
  };
}

const share = (count: number, all: number, base: number): number =>
  count > 0 ? (count / all) * Math.log(count / base) : 0;

const sumOf = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0);
