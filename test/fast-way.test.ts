import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {randomOf} from "../data/generator/random.ts";
import {landFast} from "../pipeline/land/fast/land-fast.ts";
import {landCarefully} from "../pipeline/land/land-carefully.ts";
import type {Landed, Place} from "../pipeline/land/landed.ts";
import type {Reading} from "../pipeline/land/reading.ts";
import {readingsOf} from "../pipeline/land/readings.ts";
import {createLandedTables} from "../pipeline/land/tables.ts";
import {addMacros, type Connection, newWarehouse, rowsOf} from "../pipeline/warehouse.ts";
import {type Workspace, workspaceOf} from "../pipeline/workspace.ts";
import {createWorkspaceTables} from "../pipeline/workspace-tables.ts";
import {type Encoding, encoded} from "./damaged/encoded.ts";

const scratch = mkdtempSync(join(tmpdir(), "headwater-fast-"));
afterAll(() => rmSync(scratch, {recursive: true}));

const settings = `name: Both ways
locale: en
currency: CNY
time_zone: Asia/Shanghai
fiscal_year_start: 1
stages: [lead, order]
outcomes: {won: [delivered], lost: [dropped]}
test_rows: {person_name: ["test*"]}
`;
const profile = `about: A made-up system.
date_order: ymd
entities:
  opportunities:
    files: ["deals*"]
    columns:
      opportunity_id: No
      created_at: Created
      amount: Value
      rep_id: {from: Agent, personal: true}
      customer_id: {from: Caller, personal: true}
      lead_source: Source
      reason: Why
      is_deleted: Gone
      person_name: Name
      note: Note
`;
const header = [
  "No",
  "Created",
  "Value",
  "Agent",
  "Source",
  "Unused",
  "Why",
  "Gone",
  "Why",
  "Name",
  "Note",
  "Caller",
  "Caller",
];

/** What stands in cells of every column now and then, as well as what the column holds. */
const odd = [
  ...[
    "",
    "",
    " ",
    "-",
    "--",
    "N/A",
    "null",
    "无",
    "(空)",
    "无锡",
    " padded ",
    "\u3000宽\u3000",
    "\u00a0x",
    "x\u200b",
    "😀",
  ],
  ...[
    'say "hi"',
    '"',
    "a,b",
    "a;b",
    "a\tb",
    "two\nlines",
    "two\r\nlines",
    "five\n\n\n\nlines",
    "Total",
    "合计",
    "x".repeat(5000),
  ],
];
const usual: ((random: ReturnType<typeof randomOf>, row: number) => string)[] = [
  (_, row) => `D-${row}`,
  (random) =>
    `2025-0${1 + Math.floor(random.uniform() * 9)}-1${Math.floor(random.uniform() * 9)} 10:3${Math.floor(random.uniform() * 9)}`,
  (random) => random.pick(["¥1,234.50", "99", "1.2万", "(5.00)", "12,5", "1.38E+10", "x"]),
  (random) => `E${Math.floor(random.uniform() * 40)}`,
  (random) => random.pick(["抖音", "fair", "汽车之家"]),
  () => "left out",
  (random) => random.pick(["价格", "", "price"]),
  (random) => random.pick(["0", "1", "是", "maybe"]),
  () => "",
  (random) => random.pick(["客户1", "test 7", "Testing", "张"]),
  (random) => random.pick(["", "好的", "calls back"]),
  (random) => random.pick(["", "P1", "P2"]),
  (random, row) => (row % 3 === 0 ? "P1" : random.pick(["", "P1"])),
];

type Style = {
  /** lines above the header */
  above?: string[];
  rows: number;
  delimiter: string;
  newline: string;
  encoding: Encoding;
  oddness: number;
  end: string;
  always: boolean;
};

/** A sound file of random cells, quoted where they have to be or always. */
function fileOf(seed: number, style: Style): Buffer {
  const {above = [], rows, delimiter, newline, encoding, oddness, end, always} = style;
  const random = randomOf("both ways", seed);
  const quoted = (cell: string): string =>
    always || cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = Array.from({length: rows}, (_, row) =>
    usual
      .map((cell, column) => (column > 0 && random.chance(oddness) ? random.pick(odd) : cell(random, row)))
      .map(quoted)
      .join(delimiter),
  );
  return encoded([...above, header.map(quoted).join(delimiter), ...lines].join(newline) + end, encoding);
}

let count = 0;

async function readingFor(content: Buffer | string): Promise<{reading: Reading; workspace: Workspace}> {
  const folder = join(scratch, `w${count++}`);
  mkdirSync(join(folder, "exports/fair"), {recursive: true});
  mkdirSync(join(folder, "profiles"));
  writeFileSync(join(folder, "headwater.yaml"), settings);
  writeFileSync(join(folder, "profiles/fair.yaml"), profile);
  writeFileSync(join(folder, "exports/fair/deals.csv"), content);
  const workspace = workspaceOf(folder);
  const [reading] = await readingsOf(workspace, join(folder, "scratch"));
  return {reading: reading!, workspace};
}

type Way = (
  connection: Connection,
  reading: Reading,
  workspace: Workspace,
  place: Place,
) => Promise<Landed | undefined>;

/** What one way of landing a file leaves: the rows it landed, those it rejected and the pseudonyms, in order; nothing where it declines. */
async function landedBy(way: Way, {reading, workspace}: Awaited<ReturnType<typeof readingFor>>) {
  const {connection, close} = await newWarehouse(":memory:");
  try {
    await createWorkspaceTables(connection, workspace, [reading.profile]);
    await addMacros(connection);
    await createLandedTables(connection, [reading]);
    const landed = await way(connection, reading, workspace, {number: 0, folder: scratch, at: () => {}});
    const rows = await rowsOf(connection, "from landed.opportunities order by _row");
    if (!landed) return {rows};
    return {
      rowCount: landed.rowCount,
      rows,
      rejected: await rowsOf(connection, "from landed.rejected_rows order by all"),
      pseudonyms: await rowsOf(connection, "from landed.pseudonyms order by all"),
    };
  } finally {
    close();
  }
}

describe("the fast way and the careful way", () => {
  const plain: Style = {
    ...{rows: 300, delimiter: ",", newline: "\r\n", encoding: "utf-8"},
    oddness: 0,
    end: "\r\n",
    always: false,
  };
  const styles: Record<string, Partial<Style>> = {
    "a plain file": {},
    "lines that end with LF": {newline: "\n", end: "\n"},
    "no line end behind the last row": {end: ""},
    "blank lines at the end": {end: "\r\n\r\n\r\n"},
    "odd cells": {oddness: 0.02, rows: 600},
    "many odd cells": {oddness: 0.1, rows: 2000, newline: "\n", end: "\n"},
    "every cell quoted": {always: true, oddness: 0.02},
    "lines above the header": {above: ["Deals of the year", "", "until,2025-12-31"]},
    semicolons: {delimiter: ";", oddness: 0.02},
    tabs: {delimiter: "\t", oddness: 0.02},
    "a byte order mark": {encoding: "utf-8-bom"},
    "UTF-16": {encoding: "utf-16le-bom"},
    "UTF-16, high byte first": {encoding: "utf-16be-bom", rows: 40},
    GB18030: {encoding: "gb18030", oddness: 0.01},
    "more than two chunks of 4 MB": {rows: 90_000, oddness: 0.001},
    "more than two chunks of GB18030": {rows: 90_000, encoding: "gb18030", newline: "\n", end: "\n"},
  };

  const isSmall = (name: string) => (styles[name]!.rows ?? 0) < 50_000;
  it.each(Object.keys(styles))("land the same of %s", async (name) => {
    let fastCount = 0;
    for (let seed = 0; seed < (isSmall(name) ? 3 : 1); seed++) {
      const told = await readingFor(fileOf(seed, {...plain, ...styles[name]}));
      const fast = await landedBy(landFast, told);
      const careful = await landedBy(landCarefully, told);
      if ("rowCount" in fast) {
        fastCount++;
        expect(fast).toEqual(careful);
      } else expect(fast.rows).toEqual([]);
    }
    expect(fastCount).toBeGreaterThan(0);
  });

  const rows = (from: number, to: number): string[] =>
    Array.from({length: to - from}, (_, index) => `D-${from + index},2025-03-05,1,E1,fair,u,w,0,,n,t,,`);
  const top = header.join(",");
  const suspicious: Record<string, string[]> = {
    "a row of another width": [top, ...rows(0, 3000), "D-x,2025-03-05,1", ...rows(3000, 4000)],
    "an empty field too many": [top, ...rows(0, 3000), "D-x,2025-03-05,1,E1,fair,u,w,0,,n,t,,,", ...rows(3000, 4000)],
    "a quote inside a field": [top, ...rows(0, 3000), 'D-x,2025-03-05,1,E1,fa"ir,u,w,0,,n,t,,', ...rows(3000, 4000)],
    "text behind a quote": [top, ...rows(0, 3000), 'D-x,2025-03-05,1,E1,"fa"ir,u,w,0,,n,t,,', ...rows(3000, 4000)],
    "an unclosed quote": [top, ...rows(0, 3000), 'D-x,2025-03-05,1,E1,"fair,u,w,0,,n,t,,', ...rows(3000, 4000)],
    "quotes about whole rows": [
      top,
      ...rows(0, 3000),
      'D-x,2025-03-05,1,E1,fair,u,w,0,,n,t,,"P1',
      ...rows(3000, 3010),
      'D-y,2025-03-05,1,E1,fair,u,w,0,,n,t,,P1"',
    ],
    "a NUL": [top, ...rows(0, 3000), "D-x,2025-03-05,1,E1,fa\0ir,u,w,0,,n,t,,", ...rows(3000, 4000)],
    "a blank line between": [top, ...rows(0, 3000), "", ...rows(3000, 4000)],
    "a row of separators": [top, ...rows(0, 3000), ",,,,,,,,,,,,", ...rows(3000, 4000)],
    "a total below": [top, ...rows(0, 3000), "合计,,3000,,,,,,,,,,"],
    "a total between": [top, ...rows(0, 3000), ",, Grand Total:,3000,,,,,,,,,", ...rows(3000, 4000)],
    "sums below without a label": [top, ...rows(0, 3000), ",,3000,,,,,,,,,,"],
    "a remark below": [top, ...rows(0, 3000), "as of today,,,,,,,,,,,,"],
    "the header again": [top, ...rows(0, 3000), top, ...rows(3000, 4000)],
    "a lone CR": [top, ...rows(0, 3000), "D-x,2025-03-05,1,E1,fa\rir,u,w,0,,n,t,,", ...rows(3000, 4000)],
    "a line above that CR alone ends": ["Deals of the year\runtil today", top, ...rows(0, 3000)],
    "a text of two lines above": ['"Deals\nof the year"', top, ...rows(0, 3000)],
    "two kinds of line ends": [top, ...rows(0, 3000), `${rows(3000, 3001)[0]}\r`, ...rows(3001, 4000)],
  };
  it.each(Object.keys(suspicious))("differ about %s: the fast way declines and leaves nothing", async (name) => {
    const told = await readingFor(`${suspicious[name]!.join("\n")}\n`);
    expect(await landedBy(landFast, told)).toEqual({rows: []});
  });
});
