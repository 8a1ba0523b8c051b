import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {Command} from "commander";
import {median} from "d3";
import {writeLeads} from "./leads-file.ts";
import type {Took} from "./one-landing.ts";

const {megabytes, runs} = new Command("bench")
  .description("Lands a clean file in both ways and two encodings, beside the barest load of it by DuckDB.")
  .option("--megabytes <number>", "size of the file", Number, 1000)
  .option("--runs <number>", "runs of each, one after the other in turn", Number, 5)
  .parse()
  .opts<{megabytes: number; runs: number}>();

const scratch = mkdtempSync(join(tmpdir(), "headwater-bench-"));
const settings = `name: Bench
locale: zh
currency: CNY
time_zone: Asia/Shanghai
fiscal_year_start: 1
stages: [线索, 建档, 到店, 试驾, 报价, 订单]
outcomes: {won: [已交车], lost: [战败]}
`;

/** A workspace of one file. */
async function workspaceWith(name: string, bytes: number, encoding: "utf-8" | "gb18030"): Promise<string> {
  const folder = join(scratch, name);
  mkdirSync(join(folder, "exports/dealer_crm"), {recursive: true});
  writeFileSync(join(folder, "headwater.yaml"), settings);
  const rows = await writeLeads(join(folder, "exports/dealer_crm/线索表.csv"), bytes, encoding);
  console.log(`${name}: ${(bytes / 1e6).toFixed(0)} MB, ${rows.toLocaleString("en")} rows`);
  return folder;
}

try {
  const utf8 = await workspaceWith("utf-8", megabytes * 1e6, "utf-8");
  const gb18030 = await workspaceWith("gb18030", megabytes * 1e6, "gb18030");
  const part = await workspaceWith("part", megabytes * 2e5, "utf-8");
  const ways: Record<string, [kind: string, workspace: string]> = {
    "bare load": ["bare", utf8],
    landed: ["landed", utf8],
    "landed, GB18030": ["landed", gb18030],
    "landed with care": ["careful", part],
  };
  const took = new Map<string, Took[]>(Object.keys(ways).map((way) => [way, []]));
  const script = fileURLToPath(new URL("one-landing.ts", import.meta.url));
  for (let run = 0; run < runs; run++)
    for (const [way, args] of Object.entries(ways)) {
      const told = execFileSync(process.execPath, ["--import", "tsx", script, ...args, join(scratch, "run")]);
      took.get(way)!.push(JSON.parse(told.toString()) as Took);
    }
  const middle = (way: string, of: (one: Took) => number) => median(took.get(way)!, of)!;
  const speed = (way: string) => middle(way, (one) => one.megabytesPerSecond);
  for (const way of Object.keys(ways))
    console.log(
      `${way.padEnd(18)} ${speed(way).toFixed(0).padStart(5)} MB/s  ${(speed(way) / speed("bare load")).toFixed(2)} of the bare load  ${middle(
        way,
        (one) => one.residentMegabytes,
      )
        .toFixed(0)
        .padStart(5)} MB resident`,
    );
  console.log(`GB18030 at ${(speed("landed, GB18030") / speed("landed")).toFixed(2)} of UTF-8`);
} finally {
  rmSync(scratch, {recursive: true});
}
