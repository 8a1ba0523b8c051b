import {median} from "d3";

/** Seconds that each way of working takes, run after run in turn, after a first round that does not count. */
export async function timesOf(
  ways: Record<string, () => Promise<unknown>>,
  runs: number,
): Promise<Map<string, number[]>> {
  const took = new Map<string, number[]>(Object.keys(ways).map((name) => [name, []]));
  for (const work of Object.values(ways)) await work();
  for (let run = 0; run < runs; run++)
    for (const [name, work] of Object.entries(ways)) {
      const started = performance.now();
      await work();
      took.get(name)!.push((performance.now() - started) / 1000);
    }
  return took;
}

/** Prints the median of each way in seconds and as a multiple of the first, which is the plain scan. */
export function tellBesideScan(took: Map<string, number[]>): void {
  const base = median([...took.values()][0]!)!;
  for (const [name, times] of took)
    console.info(
      `${name.padEnd(30)}${median(times)!.toFixed(3)} s${(median(times)! / base).toFixed(1).padStart(8)} × the scan`,
    );
}
