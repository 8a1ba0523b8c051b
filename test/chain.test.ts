import {describe, expect, it} from "vitest";
import {randomOf} from "../data/generator/random.ts";
import {rowsOf} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

/** Moves out of one stage: to each stage, to the win, and to another end. */
type Moves = number[];

/** The chances that the model finds for chains, each a list of moves by stage: win and undecided, by chain and stage. */
async function chancesOf(chains: Moves[][]): Promise<{chain_rate: number | null; undecided_rate: number}[][]> {
  const size = chains[0]!.length;
  const rows = chains.flatMap((chain, member) =>
    chain.flatMap((moves, from) =>
      moves.flatMap((count, to) => {
        if (count === 0) return [];
        const [kind, order] = to < size ? ["stage", to + 1] : ["outcome", 1001 + to - size];
        return [
          `('${1000 + member}', ${from + 1}, '${kind}', '${to === size ? "won" : `to ${to}`}', ${order}, ${count})`,
        ];
      }),
    ),
  );
  const {connection, close} = await modelWarehouse(
    {...threeStages, stages: Array.from({length: size}, (_, index) => `s${index + 1}`)},
    "2025-03-31",
    {
      "metrics.stage_transitions": `select 'all' as period_kind, '(all)' as period, 'region' as breakdown, * from (values ${rows.join(", ")}) as told(member, from_order, to_kind, to_stage, to_order, move_count)`,
      "metrics.stage_conversion": `select 'all' as period_kind, '(all)' as period, 'region' as breakdown, (1000 + number)::varchar as member from range(${chains.length}) as numbers(number)`,
    },
    ["metrics.absorbing_chain"],
  );
  const found = (await rowsOf(
    connection,
    "select chain_rate, undecided_rate from metrics.absorbing_chain order by member, stage_order",
  )) as never[];
  close();
  return chains.map((_, index) => found.slice(index * size, (index + 1) * size));
}

/** Solves (1 - Q) h = b by Gaussian elimination with pivoting: h, the chance to win from each stage. */
function solved(chain: Moves[]): number[] {
  const size = chain.length;
  const lines = chain.map((moves, from) => {
    const total = moves.reduce((sum, count) => sum + count);
    return [...moves.slice(0, size).map((count, to) => Number(from === to) - count / total), moves[size]! / total];
  });
  for (let column = 0; column < size; column++) {
    const best = lines
      .slice(column)
      .reduce(
        (most, line, at) => (Math.abs(line[column]!) > Math.abs(lines[most]![column]!) ? at + column : most),
        column,
      );
    [lines[column], lines[best]] = [lines[best]!, lines[column]!];
    for (const [at, line] of lines.entries())
      if (at !== column) {
        const factor = line[column]! / lines[column]![column]!;
        for (let entry = column; entry <= size; entry++) line[entry] = line[entry]! - factor * lines[column]![entry]!;
      }
  }
  return lines.map((line, at) => line[size]! / line[at]!);
}

describe("the absorbing chain", () => {
  it("of 300 random companies is what linear algebra says, to 1e-9", async () => {
    const random = randomOf("chains", "moves");
    const chains = Array.from({length: 300}, () =>
      Array.from({length: 6}, () =>
        Array.from(
          {length: 8},
          (_, to) => (random.chance(to < 6 ? 0.6 : 0.9) ? Math.floor(random.uniform() * 50) : 0) + Number(to === 7),
        ),
      ),
    );
    const found = await chancesOf(chains);
    let furthest = 0;
    for (const [index, chain] of chains.entries())
      for (const [stage, chance] of solved(chain).entries())
        furthest = Math.max(furthest, Math.abs(found[index]![stage]!.chain_rate! - chance));
    expect(furthest).toBeLessThan(1e-9);
    expect(Math.max(...found.flat().map(({undecided_rate}) => undecided_rate))).toBe(0);
  });

  it("that nearly always goes back and forth still sums to one", async () => {
    const patient: Moves[] = [
      [0, 1_000_000, 0, 1],
      [1_000_000, 0, 1, 0],
    ];
    const rates = (await chancesOf([patient])).flat().map(({chain_rate}) => chain_rate);
    expect(rates).toEqual([expect.closeTo(1_000_000 / 2_000_001, 12), expect.closeTo(1_000_001 / 2_000_001, 12)]);
  });

  it("says what is undecided where nobody has left a stage, or only round and round", async () => {
    const [unmoved, round] = await chancesOf([
      [
        [0, 3, 0, 1, 0],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 2, 2],
      ],
      [
        [0, 1, 0, 0, 0],
        [1, 0, 0, 0, 0],
        [1, 0, 0, 1, 2],
      ],
    ]);
    expect(unmoved).toEqual([
      {chain_rate: 0.25, undecided_rate: 0.75},
      {chain_rate: null, undecided_rate: 1},
      {chain_rate: 0.5, undecided_rate: 0},
    ]);
    expect(round).toEqual([
      {chain_rate: null, undecided_rate: 1},
      {chain_rate: null, undecided_rate: 1},
      {chain_rate: 0.25, undecided_rate: 0.25},
    ]);
  });
});
