import {relative} from "node:path";
import {Command, CommanderError, InvalidArgumentError, Option} from "commander";
import {linesOf} from "./errors.ts";
import {peek} from "./peek/peek.ts";
import {printed} from "./peek/print.ts";
import {progressOn} from "./progress.ts";
import {review} from "./review.ts";
import {build} from "./run.ts";
import {serve} from "./serve.ts";
import {version} from "./version.ts";

/** Runs the command line. Returns the exit code: 0 when everything holds, 1 for a fault of the input, 2 for wrong usage. */
export async function main(argv: string[]): Promise<number> {
  const program = commands();
  try {
    await program.parseAsync(argv, {from: "user"});
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (argv.includes("--debug")) console.error(error);
    for (const line of linesOf(error)) console.error(line);
    return 1;
  }
}

function commands(): Command {
  const program = new Command("headwater")
    .description("CRM exports, sales logs and ad spend in; one DuckDB warehouse and one static dashboard out.")
    .version(version, "-V, --version")
    .exitOverride()
    .addHelpText(
      "after",
      `
Examples:
  headwater build                          builds the demo company into build/demo/
  headwater build ~/dealers --as-of 2025-12-31
  headwater build ~/dealers --no-site      the warehouse only
  headwater peek ~/dealers/exports/crm     what landing sees in these files
  headwater review --year 2025 --pdf       the year's review, written from its numbers
  headwater serve                          shows the demo at http://127.0.0.1:3000/`,
    );
  program
    .command("build")
    .description("land the exports of a workspace, build its warehouse and its site")
    .argument("[workspace]", "folder with headwater.yaml and exports/", "data/demo")
    .option("--as-of <date>", "compute everything as of this day; default the latest day recorded", day)
    .option("--no-site", "build the warehouse only")
    .option("--debug", "show stack traces and the site generator's output")
    .exitOverride()
    .action(async (workspace: string, options: {asOf?: string; site: boolean; debug?: boolean}) => {
      const started = performance.now();
      const progress = progressOn(process.stderr);
      const built = await build(workspace, {
        ...(options.asOf && {asOf: options.asOf}),
        site: options.site,
        progress,
        ...(options.debug && {tell: (words: string) => void process.stderr.write(words)}),
      });
      progress.say(`total ${((performance.now() - started) / 1000).toFixed(2)} s`);
      console.log(`\nwarehouse  ${relative(process.cwd(), built.warehouse)}   open it with DuckDB 1.3 or newer`);
      if (built.site)
        console.log(
          `site       ${relative(process.cwd(), built.site)}   look at it with: npx headwater serve ${workspace}`,
        );
    });
  program
    .command("peek")
    .description("show what landing sees in files, before they are landed")
    .argument("<files...>", "files, or folders of them")
    .option("--json", "one JSON object a table")
    .option("--out <folder>", "write each table as UTF-8 CSV, and what was found as JSON")
    .option("--debug", "show stack traces")
    .exitOverride()
    .action(async (files: string[], {json, out}: {json?: boolean; out?: string}) => {
      await peek(files, {
        ...(out !== undefined && {out}),
        show: (glance) => {
          if (json) process.stdout.write(`${JSON.stringify({...glance, first: undefined})}\n`);
          else if (out === undefined) process.stdout.write(`${printed(glance)}\n`);
          else
            process.stdout.write(
              `${glance.status.padEnd(8)} ${glance.file}${glance.refusal ? ` — ${glance.refusal}` : ""}\n`,
            );
        },
      });
    });
  program
    .command("review")
    .description("write the review of a fiscal year from the warehouse as it stands")
    .argument("[workspace]", "the folder that was built", "data/demo")
    .option("--year <year>", "fiscal year; default the last that is over")
    .addOption(new Option("--lang <language>", "its language; default the workspace's").choices(["zh", "en"]))
    .option("--scope <part>", "of one part only: region=…, department=… or product_line=…")
    .option("--pdf", "print it too, with the Chromium or Chrome of this machine")
    .option("--debug", "show stack traces")
    .exitOverride()
    .action(async (workspace: string, options: {year?: string; lang?: "zh" | "en"; scope?: string; pdf?: boolean}) => {
      const {lang: language, ...others} = options;
      const {text, html, pdf} = await review(workspace, {...others, ...(language && {language})});
      console.log(text);
      for (const [kind, file] of Object.entries({page: html, ...(pdf && {pdf})}))
        console.error(`${kind.padEnd(4)}  ${relative(process.cwd(), file)}`);
    });
  program
    .command("serve")
    .description("show a built site on this machine")
    .argument("[workspace]", "the folder that was built", "data/demo")
    .option("--port <number>", "port on 127.0.0.1", port, 3000)
    .option("--debug", "show stack traces")
    .exitOverride()
    .action(async (workspace: string, options: {port: number}) => {
      const {address} = await serve(workspace, options.port);
      console.log(`${address}   stop with Ctrl-C`);
    });
  return program;
}

function day(given: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(given) && new Date(`${given}T00:00:00Z`).toJSON()?.startsWith(given);
  if (!isDay) throw new InvalidArgumentError("Give a day as YYYY-MM-DD.");
  return given;
}

function port(given: string): number {
  const number = Number(given);
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw new InvalidArgumentError("Give a number from 0 to 65535.");
  return number;
}
