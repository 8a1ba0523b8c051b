import {spawn} from "node:child_process";
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {Command} from "commander";
import {writeCompany} from "../data/generator/writeCompany.ts";
import {rowsOf} from "../pipeline/warehouse.ts";
import {toldIn} from "../test/told-in.ts";
import {found, hiddenIn, hiddenThings, sizesHeld} from "./hidden-found.ts";

const scales = [0.4, 0.6, 0.8, 1, 1.3, 2];

const {companies, plain, seed, processes, part, quiet} = new Command("bench:findings")
  .description("Looks for what is hidden in companies of other seeds and sizes, and for blame in plain ones.")
  .option("--companies <number>", "companies with the eight things hidden", Number, 60)
  .option("--plain <number>", "companies without", Number, 60)
  .option("--seed <number>", "seed of the first", Number, 1001)
  .option("--processes <number>", "companies built at a time", Number, 2)
  .option("--part <number>", "one of the processes, from 0")
  .option("--quiet", "the table only", false)
  .parse()
  .opts<{companies: number; plain: number; seed: number; processes: number; part?: string; quiet: boolean}>();

type Looked = {
  seed: number;
  scale: number;
  isPlain: boolean;
  found: string[];
  held: string[];
  missed: string[];
  blamed: string[];
  others: string[];
};

async function look(index: number, isPlain: boolean): Promise<Looked> {
  const [own, scale] = [seed + index + (isPlain ? companies : 0), scales[index % scales.length]!];
  const folder = mkdtempSync(join(tmpdir(), "headwater-findings-"));
  try {
    const company = writeCompany(folder, {seed: own, scale, plain: isPlain});
    const told = await toldIn(folder);
    const [won] = await rowsOf(
      told.warehouse.connection,
      "select (case_count + base_case_count) / 2 as wins from metrics.same_age where breakdown = 'all' and question = 'won' and period = 'FY2025'",
    );
    told.warehouse.close();
    const names = isPlain ? [] : hiddenIn(company.stores).filter((name) => found(name, told, company.stores));
    return {
      seed: own,
      scale,
      isPlain,
      found: names,
      missed: isPlain ? [] : hiddenIn(company.stores).filter((name) => !names.includes(name)),
      held: isPlain ? [] : sizesHeld(told, company.truth.findings(), Number(won!.wins)),
      blamed: told.findings.filter(({is_blaming}) => is_blaming).map(({finding_id}) => finding_id),
      others: told.findings.filter(({is_blaming}) => !is_blaming).map(({finding_id}) => finding_id),
    };
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function inOwnProcess(number: number): Promise<Looked[]> {
  const path = fileURLToPath(import.meta.url);
  const child = spawn(
    process.execPath,
    [...process.execArgv, path, ...process.argv.slice(2), "--part", String(number)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const looked: Looked[] = [];
  let rest = "";
  child.stdout.on("data", (chunk: Buffer) => {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop()!;
    for (const line of lines) {
      const one = JSON.parse(line) as Looked;
      looked.push(one);
      const {found: names, blamed, others, missed} = one;
      if (!quiet)
        console.log(
          `${one.isPlain ? "plain" : "hidden"} seed ${one.seed} scale ${one.scale}: ${one.isPlain ? `blamed ${blamed.join(", ") || "nothing"}` : `${names.length} of ${names.length + missed.length}${missed.length ? `, without ${missed.join(", ")}` : ""}; ${blamed.join(", ")}`}; ${others.join(", ")}`,
        );
    }
  });
  return new Promise((done, fail) => {
    child.on("exit", (code) => (code === 0 ? done(looked) : fail(new Error(`process ${number} ended with ${code}`))));
  });
}

function tell(looked: Looked[]): void {
  const hidden = looked.filter(({isPlain}) => !isPlain);
  const plainOnes = looked.filter(({isPlain}) => isPlain);
  const percent = (part: number, whole: number) =>
    `${part} of ${whole} = ${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  for (const name of hiddenThings)
    console.log(
      `${name.padEnd(10)} found in ${percent(hidden.filter((one) => one.found.includes(name)).length, hidden.filter((one) => one.found.includes(name) || one.missed.includes(name)).length)}`,
    );
  console.log(
    `all eight  ${percent(
      hidden.reduce((sum, one) => sum + one.found.length, 0),
      hidden.reduce((sum, one) => sum + one.found.length + one.missed.length, 0),
    )}`,
  );
  for (const name of ["young", "resold", "mix"])
    console.log(
      `${name.padEnd(10)} size in its interval in ${percent(hidden.filter((one) => one.held.includes(name)).length, hidden.filter((one) => one.found.includes(name)).length)}`,
    );
  console.log(
    `plain      blamed in ${percent(plainOnes.filter(({blamed}) => blamed.length).length, plainOnes.length)}`,
  );
}

if (part === undefined)
  tell((await Promise.all(Array.from({length: processes}, (_, number) => inOwnProcess(number)))).flat());
else
  for (let index = Number(part); index < Math.max(companies, plain); index += processes) {
    if (index < companies) console.log(JSON.stringify(await look(index, false)));
    if (index < plain) console.log(JSON.stringify(await look(index, true)));
  }
