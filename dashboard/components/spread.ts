/** Labels moved apart so that each is at least a gap above the one below it; the lowest stays where it is. */
export function spread<Label extends {y: number}>(labels: Label[], gap: number): Label[] {
  let floor = Number.NEGATIVE_INFINITY;
  return [...labels]
    .sort((a, b) => a.y - b.y)
    .map((label) => {
      floor = Math.max(label.y, floor + gap);
      return {...label, y: floor};
    });
}
