import {fileURLToPath} from "node:url";
import {Command} from "commander";
import {DEFAULT_SEED} from "./company.ts";
import {writeCompany} from "./writeCompany.ts";

const here = fileURLToPath(new URL("../demo", import.meta.url));

const {out, seed, scale, plain} = new Command("demo")
  .description("Writes the demo: the exports of a fictional car dealer group, and what is hidden in them.")
  .option("--out <folder>", "where to write the workspace", here)
  .option("--seed <number>", "another company", Number, DEFAULT_SEED)
  .option("--scale <number>", "so many times the leads, consultants and spend", Number, 1)
  .option("--plain", "a company in which nothing unusual is hidden", false)
  .parse()
  .opts<{out: string; seed: number; scale: number; plain: boolean}>();

writeCompany(out, {seed, scale, plain});
