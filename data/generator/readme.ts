import {MOST_SCALE} from "./company.ts";
import type {Finding} from "./finding.ts";
import type {Written} from "./sheet.ts";
import {grouped} from "./text.ts";

export type ReadmeOptions = {seed: number; scale: number; plain: boolean};

/** The README of a generated company: what it is, its files, and what is hidden in them with the sizes counted. */
export function readmeOf(written: Written[], findings: Finding[], {seed, scale, plain}: ReadmeOptions): string {
  const command = `npm run demo${plain ? " -- --plain" : ""}`;
  const bytes = written.reduce((sum, file) => sum + file.bytes, 0);
  return `# Tingquan Motor Group (听泉汽车集团)

The exports of a fictional car dealer group in China: three regions, nine stores, three product lines and its sales
consultants, from 2024-01-01 to 2025-12-31. Nobody in it exists: customers are called 客户 and a number, their telephone
numbers begin with 100, and consultants are numbers. \`${command}\` writes it, and this page with all its numbers (seed ${seed},
scale ${scale}); the same seed gives the same bytes. \`--scale 100\` makes the same company a hundred times larger (at most
${grouped(MOST_SCALE)} times, for a sheet of a workbook holds no more rows), \`--seed\` another one,
\`--plain\` one in which nothing unusual is hidden, and \`--out <folder>\` writes elsewhere.

## Files under exports

${written.map(lineOf).join("\n")}

Together ${(bytes / 1e6).toFixed(2)} MB. As in real life: some deals skip a stage, go back or are reopened; some walk-ins have no lead; one
prospect in twenty who is given up is never closed; 2 % of the sources are empty; 转介绍 became 老客户转介绍 in 2025; one
expected close date in a hundred says 待定 (not yet known).

## What is hidden

${plain ? "Nothing. These are the same eight counts in a company in which nothing unusual happens, for comparison." : "Eight things that a good analysis must find, with the parameter that the generator used and the size it came to."}
${findings.map(sectionOf).join("")}`;
}

function lineOf({path, encoding, rows, holds}: Written): string {
  return `- ${path} (${encoding}, ${grouped(rows)} rows): ${holds}`;
}

function sectionOf({title, where, since, parameter, realised, seen}: Finding, index: number): string {
  return `
### ${index + 1}. ${title}

- Where: ${where}
- Since: ${since}
- True parameter: ${parameter}
- Realised:
${realised.map((line) => `  - ${line}`).join("\n")}
- Seen in: ${seen}
`;
}
