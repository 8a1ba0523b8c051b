/** The places of the hidden numbers that equations between them and what is told determine: by elimination. */
export function determined(equations: number[][]): number[] {
  const rows = [...equations];
  const count = rows[0]?.length ?? 0;
  let rank = 0;
  for (let column = 0; column < count; column++) {
    const pivot = rows.findIndex((row, index) => index >= rank && Math.abs(row[column]!) > 1e-9);
    if (pivot < 0) continue;
    [rows[rank], rows[pivot]] = [rows[pivot]!, rows[rank]!];
    const by = rows[rank]!;
    for (const [index, row] of rows.entries())
      if (index !== rank && Math.abs(row[column]!) > 1e-9) {
        const times = row[column]! / by[column]!;
        rows[index] = row.map((value, place) => value - times * by[place]!);
      }
    rank++;
  }
  return rows.flatMap((row) => {
    const places = row.flatMap((value, place) => (Math.abs(value) > 1e-9 ? [place] : []));
    return places.length === 1 ? places : [];
  });
}
