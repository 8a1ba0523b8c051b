import {copyFileSync, writeFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {type Company, type CompanyOptions, companyOf, DEFAULT_SEED} from "./company.ts";
import {readmeOf} from "./readme.ts";
import {writerOf} from "./writer.ts";

const demo = fileURLToPath(new URL("../demo", import.meta.url));

/** Writes a company as a workspace: headwater.yaml, the exports, and a README of what is hidden in them. */
export function writeCompany(folder: string, options: CompanyOptions = {}): Company {
  const {seed = DEFAULT_SEED, scale = 1, plain = false} = options;
  const company = companyOf({seed, scale, plain});
  const writer = writerOf(folder);
  for (const row of company.rows()) writer.write(row);
  const written = writer.close();
  writeFileSync(
    join(folder, "README.md"),
    readmeOf(written, Object.values(company.truth.findings()), {seed, scale, plain}),
  );
  if (resolve(folder) !== resolve(demo)) copyFileSync(join(demo, "headwater.yaml"), join(folder, "headwater.yaml"));
  return company;
}
