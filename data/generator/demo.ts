import {fileURLToPath} from "node:url";
import {Command, InvalidArgumentError} from "commander";
import {DEFAULT_SEED, MOST_SCALE} from "./company.ts";
import {writeCompany} from "./writeCompany.ts";

const here = fileURLToPath(new URL("../demo", import.meta.url));

const {out, seed, scale, plain} = new Command("demo")
  .description("Writes the demo: the exports of a fictional car dealer group, and what is hidden in them.")
  .option("--out <folder>", "where to write the workspace", here)
  .option("--seed <number>", "another company", Number, DEFAULT_SEED)
  .option("--scale <number>", "so many times the leads, consultants and spend", scaleOf, 1)
  .option("--plain", "a company in which nothing unusual is hidden", false)
  .parse()
  .opts<{out: string; seed: number; scale: number; plain: boolean}>();

writeCompany(out, {seed, scale, plain});

function scaleOf(text: string): number {
  const scale = Number(text);
  if (scale > 0 && scale <= MOST_SCALE) return scale;
  throw new InvalidArgumentError(`Give a number above 0, at most ${MOST_SCALE}: a sheet holds no more rows.`);
}
