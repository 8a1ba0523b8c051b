import {fileURLToPath} from "node:url";
import {z} from "zod";
import {readYaml} from "./yaml.ts";

const wordsSchema = z.strictObject({
  name: z.string(),
  numerator: z.string(),
  /** what it is a share of; left out where the figure is no quotient */
  denominator: z.string().optional(),
  cohort: z.string(),
  censoring: z.string(),
  n: z.string(),
});

const definitionSchema = z.strictObject({
  kind: z.enum(["observed", "estimated"]),
  view: z.enum(["cohort", "period", "record"]),
  columns: z.array(z.string().regex(/^(core|metrics)\.[a-z_]+\.[a-z_0-9]+$/, "a column is written core.table.column")),
  en: wordsSchema,
  zh: wordsSchema,
});

export type Definition = z.output<typeof definitionSchema>;

const shown = "pipeline/definitions.yaml";

/** What each figure means, by its name: what is counted, out of what, for whom, what becomes of open ones, in both languages. */
export const definitions: Record<string, Definition> = readYaml(
  fileURLToPath(new URL("definitions.yaml", import.meta.url)),
  shown,
  z.record(z.string(), definitionSchema),
);

type Words = z.output<typeof wordsSchema>;

const aspects: [key: keyof Words, en: string, zh: string][] = [
  ["numerator", "Counted: ", "分子："],
  ["denominator", "Out of: ", "分母："],
  ["cohort", "For whom: ", "范围："],
  ["censoring", "Still open: ", "仍在跟进："],
];

/** What the cards say of a column, such as metrics.win_rates.win_rate, in English and then in Chinese; none where no card names it. */
export function definitionsOf(column: string): string[] {
  return Object.values(definitions)
    .filter(({columns}) => columns.includes(column))
    .flatMap(({kind, en, zh}) => [
      `${en.name} (${kind}, n is ${en.n}). ${linesOf(en, 1).join(" ")}`,
      `${zh.name}（${kind === "observed" ? "观察值" : "估计值"}，n 为${zh.n}）。${linesOf(zh, 2).join("")}`,
    ]);
}

const linesOf = (words: Words, language: 1 | 2): string[] =>
  aspects.flatMap((aspect) => (words[aspect[0]] ? [`${aspect[language]}${words[aspect[0]]}`] : []));
