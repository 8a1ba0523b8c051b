/** How a table read compares with the truth: ten measures from 0 to 1, whose sum is the score of a file. */
export type Measures = {
  success: number;
  header: Agreement;
  records: Agreement;
  cells: Agreement;
};

/** What share of what was read is true, what share of the truth was read, and their harmonic mean. */
export type Agreement = {precision: number; recall: number; f1: number};

/** The lines of a table, its header first where it has one. */
export type Lines = string[][];

/**
 * Measures a table against the truth: the cells of the first line as the header, the other lines as records, which are equal where
 * all their cells are, and the cells of those lines; order does not count. A table that was not read (undefined) has 0 throughout.
 */
export function measuresOf(read: Lines | undefined, truth: Lines): Measures {
  const none = {precision: 0, recall: 0, f1: 0};
  if (!read) return {success: 0, header: none, records: none, cells: none};
  const [body, trueBody] = [read.slice(1), truth.slice(1)];
  const whole = (lines: Lines) => lines.map((cells) => JSON.stringify(cells));
  return {
    success: 1,
    header: agreement(read[0] ?? [], truth[0] ?? []),
    records: agreement(whole(body), whole(trueBody)),
    cells: agreement(body.flat(), trueBody.flat()),
  };
}

/** Full marks, for a file that it is right to refuse. */
export function rightlyRefused(): Measures {
  const full = {precision: 1, recall: 1, f1: 1};
  return {success: 1, header: full, records: full, cells: full};
}

/** The sum of the ten measures. */
export const scoreOf = ({success, ...parts}: Measures): number =>
  Object.values(parts).reduce((sum, {precision, recall, f1}) => sum + precision + recall + f1, success);

/** Agreement of two multisets; two empty ones agree. */
export function agreement(read: string[], truth: string[]): Agreement {
  if (read.length === 0 && truth.length === 0) return {precision: 1, recall: 1, f1: 1};
  const common = read.length - beyond(read, truth).length;
  if (common === 0) return {precision: 0, recall: 0, f1: 0};
  const [precision, recall] = [common / read.length, common / truth.length];
  return {precision, recall, f1: (2 * precision * recall) / (precision + recall)};
}

/** What was read more often than it is in the truth. */
export function beyond(read: string[], truth: string[]): string[] {
  const left = new Map<string, number>();
  for (const item of truth) left.set(item, (left.get(item) ?? 0) + 1);
  return read.filter((item) => {
    const count = left.get(item) ?? 0;
    left.set(item, count - 1);
    return count <= 0;
  });
}
