import {type ChildProcess, spawn} from "node:child_process";
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {gunzipSync} from "node:zlib";
import {tableFromIPC} from "apache-arrow";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {plantSecrets} from "./plant-secrets.ts";
import {rowsIn} from "./rows-in.ts";

const bin = fileURLToPath(new URL("../pipeline/headwater.js", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "headwater-whole-"));
const workspace = join(scratch, "secrets");
const warehouse = join(scratch, "build/secrets/warehouse.duckdb");
const site = join(scratch, "build/secrets/site");

/** Starts a build; the line that it should be killed at, if any, is looked for in what it tells. */
function start(killAt?: RegExp): Promise<{code: number | null; killed: boolean; last?: string}> {
  const child: ChildProcess = spawn(process.execPath, [bin, "build", workspace, "--debug"], {
    cwd: scratch,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let killed = false;
  let told = "";
  child.stderr!.setEncoding("utf8").on("data", (words: string) => {
    told += words;
    if (!killed && killAt?.test(told)) {
      killed = true;
      child.kill("SIGKILL");
    }
  });
  child.stdout!.resume();
  return new Promise((resolve) =>
    child.on("close", (code) => resolve({code, killed, ...(code === 1 && {last: told.trim().split("\n").at(-1)!})})),
  );
}

/** A file's bytes as who opens it reads them. */
const unpacked = (file: string): Buffer => (file.endsWith(".gz") ? gunzipSync(readFileSync(file)) : readFileSync(file));

const filesIn = (folder: string): string[] =>
  readdirSync(folder, {recursive: true, encoding: "utf8"})
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile());

describe("a whole run", () => {
  let secrets: string[];
  beforeAll(async () => {
    secrets = plantSecrets(workspace);
    expect(await start()).toEqual({code: 0, killed: false});
  });
  afterAll(() => rmSync(scratch, {recursive: true, force: true}));

  it("publishes nothing personal: no planted value stands in any file of the site", async () => {
    expect(secrets.length).toBeGreaterThan(15);
    const files = filesIn(site);
    expect(files.some((file) => file.endsWith(".arrow.gz"))).toBe(true);
    const content = files.map((file) => [file, unpacked(file).toString("latin1")] as const);
    const found = content.flatMap(([file, text]) =>
      secrets.filter((secret) => text.includes(secret)).map((secret) => `${secret} in ${file}`),
    );
    expect(found).toEqual([]);
    expect(
      await rowsIn(warehouse, "select count(*) from landed.leads where phone = 'Canary phone'"),
      "the private warehouse keeps it",
    ).toEqual([["1"]]);
    const pseudonyms = await rowsIn(
      warehouse,
      "select count(distinct original_text) from landed.pseudonyms where original_text like 'Canary%repid%'",
    );
    expect(Number(pseudonyms[0]![0])).toBeGreaterThan(4);
    const reasons = await rowsIn(warehouse, "select distinct reason from metrics.leakage where reason like 'Wang%'");
    expect(reasons).toEqual([["Wang said call … or …"]]);
  });

  it("holds the pages, and the exported rows are those of the warehouse", async () => {
    const arrow = filesIn(site).find((file) => /spend_return\.arrow\.gz$/.test(file))!;
    const [[count]] = (await rowsIn(
      warehouse,
      "select count(*) from metrics.spend_return where level <> 'campaign' or period_kind <> 'month'",
    )) as [[string]];
    expect(tableFromIPC(unpacked(arrow)).numRows).toBe(Number(count));
  });

  it.each([
    ["while it lands files", /land exports\/crm\/leads\.csv/],
    ["while it builds models", /build core\.journeys/],
    ["after the checks", /prove checks/],
    ["while the site is built", /export metrics[\s\S]*pipeline[\s\S]*\n.*(load|render|build|pars)/i],
    ["at the end of the site", /method/],
  ])("killed %s leaves the last warehouse and site whole", async (_, line) => {
    const [before, sitesBefore] = [await rowsIn(warehouse, "from metrics.run_report"), filesIn(site).sort()];
    const identity = statSync(warehouse).ino;
    const bytes = Object.fromEntries(sitesBefore.map((file) => [file, readFileSync(file).length]));
    writeFileSync(
      join(workspace, "exports/crm/leads-later.csv"),
      "Lead,Created,Source,Region,Phone,Status,Why,Ended\n10,2025-02-01 09:00,fair,North,,,,\n",
    );
    expect(await start(line)).toMatchObject({killed: true});
    expect(statSync(warehouse).ino).toBe(identity);
    expect(await rowsIn(warehouse, "from metrics.run_report")).toEqual(before);
    expect(filesIn(site).sort()).toEqual(sitesBefore);
    expect(Object.fromEntries(filesIn(site).map((file) => [file, readFileSync(file).length]))).toEqual(bytes);
  });

  it("comes through after such an end, takes the new rows in and sweeps up what was left behind", async () => {
    const [[before]] = (await rowsIn(warehouse, "select lead_count from metrics.run_report")) as [[string]];
    expect(await start()).toEqual({code: 0, killed: false});
    expect(await rowsIn(warehouse, "select lead_count from metrics.run_report")).toEqual([
      [String(Number(before) + 1)],
    ]);
    expect(
      readdirSync(join(scratch, "build/secrets"))
        .filter((name) => !name.startsWith(".site-"))
        .sort(),
    ).toEqual(["history", "lists", "site", "warehouse.duckdb"]);
    expect(readdirSync(join(scratch, "build/secrets")).filter((name) => name.startsWith(".site-"))).toHaveLength(1);
  });
});
