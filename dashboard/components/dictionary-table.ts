import {figureName} from "./definitions.js";
import type {DictionaryColumn, DictionaryTable} from "./dictionary-metrics.js";
import {element} from "./element.js";
import {exploreLink} from "./explore/explore-link.js";
import {language} from "./language.js";
import {fileOf} from "./page.js";
import {t} from "./t.js";

/** A table of the dictionary, closed: its grain; opened, its key, what it reads and what reads it, what proves it, and its columns. `placeOf` is the address of another table. */
export function dictionaryTable(
  table: DictionaryTable,
  columns: DictionaryColumn[],
  placeOf: (table: string) => string,
): HTMLElement {
  const name = `${table.schema}.${table.name}`;
  const list = (text: string, each: (item: string) => Node | string = String) =>
    text ? text.split(", ").flatMap((item, place) => (place ? [", ", each(item)] : [each(item)])) : ["–"];
  const link = (other: string) => element("a", {class: "code", href: placeOf(other)}, other);
  const fact = (key: string, told: (Node | string)[], kind = "") => [
    element("dt", {}, t(`dictionary.${key}`)),
    element("dd", kind ? {class: kind} : {}, ...told),
  ];
  const query = (path: string) => element("a", {href: `../data/models/${name}.sql.txt`}, path);
  const made = [...(table.path ? [query(table.path)] : []), ...(table.method ? [`, ${table.method}`] : [])];
  const shown = (other: string) => element("a", {href: fileOf(other)}, t(`${other}.name`));
  const facts = element(
    "dl",
    {class: "facts-of"},
    ...fact("key", list(table.key_columns), "code"),
    ...fact("kind", [t(`dictionary.kind_${table.kind}`)]),
    ...(made.length ? fact("made_by", made, "code") : []),
    ...fact("published", [t(`dictionary.published_${table.published}`)]),
    ...(table.pages ? fact("pages", list(table.pages, shown)) : []),
    ...fact("reads", list(table.reads, link)),
    ...fact("read_by", list(table.read_by, link)),
    ...fact("checks", list(table.checks), "code"),
    ...(table.tests ? fact("tests", list(table.tests), "code") : []),
  );
  const terms = columns.flatMap(({column_name, type, means, definitions}) => [
    element("dt", {class: "code"}, column_name, " ", element("small", {}, type.toLowerCase())),
    element("dd", {lang: "en"}, means, ...cardsOf(definitions)),
  ]);
  const select = `select ${columns.map((row) => row.column_name).join(", ")}\nfrom ${name}`;
  const summary = element(
    "summary",
    {},
    element("code", {}, name),
    element("span", {class: "quiet", lang: "en"}, table.grain),
  );
  return element(
    "details",
    {id: name},
    summary,
    facts,
    table.published === "none"
      ? null
      : element("a", {class: "action", href: exploreLink(select)}, t("dictionary.query")),
    element("dl", {class: "columns"}, ...terms),
  );
}

/** The cards of the figures that a column holds, on the page that explains them. */
const cardsOf = (definitions: string): Node[] =>
  definitions
    ? definitions
        .split(", ")
        .map((card) =>
          element(
            "a",
            {class: "card-link", href: `./method.html#${card}`, lang: language === "zh" ? "zh-CN" : "en"},
            figureName(card),
          ),
        )
    : [];
