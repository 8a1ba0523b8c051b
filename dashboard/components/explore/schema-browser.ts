import {element} from "../element.js";
import {t} from "../t.js";
import type {Engine} from "./engine.js";

type Cells = (string | null)[];

const tablesQuery = `select schema_name || '.' || table_name as name, comment, schema_name = 'main' as is_plain
  from duckdb_tables() where not internal order by schema_name <> 'main', name`;
const columnsQuery = `select schema_name || '.' || table_name, column_name, lower(data_type), split_part(comment, chr(10), 1)
  from duckdb_columns() where not internal order by column_index`;
const macrosQuery = `select function_name || '(' || array_to_string(parameters, ', ') || ')', comment
  from duckdb_functions() where function_type = 'macro' and not internal order by all`;

/** The tables of the engine's database with their columns and meanings, and its macros; a word finds some. It tells of a query of one by the event “query”. */
export async function schemaBrowser(engine: Engine): Promise<HTMLElement> {
  const rowsOf = async (sql: string) => (await engine.run(sql, 100_000)).rows;
  const [tables, columns, macros] = [await rowsOf(tablesQuery), await rowsOf(columnsQuery), await rowsOf(macrosQuery)];
  const items = tables.map(([name, means]) => {
    const plain = name!.replace(/^main\./, "");
    const own = columns.filter(([table]) => table === name);
    return {words: wordsOf([plain, means!, ...own.flat()]), part: tablePart(plain, means!, own)};
  });
  const terms = macros.flatMap(([call, means]) => [
    element("dt", {}, element("code", {}, call!)),
    element("dd", {lang: "en"}, means ?? ""),
  ]);
  const summary = element("summary", {}, t("explore.macros", {count: macros.length}));
  items.push({
    words: wordsOf(macros.flat()),
    part: element("details", {}, summary, element("dl", {class: "columns"}, ...terms)),
  });
  const find = element("input", {type: "search", "aria-label": t("explore.find"), placeholder: t("explore.find")});
  find.addEventListener("input", () => {
    const asked = find.value.trim().toLowerCase();
    for (const {words, part} of items) part.hidden = !words.includes(asked);
  });
  return element("div", {class: "tables"}, find, ...items.map(({part}) => part));
}

const wordsOf = (cells: Cells): string => cells.join(" ").toLowerCase();

function tablePart(name: string, means: string, columns: Cells[]): HTMLElement {
  const button = element("button", {type: "button"}, t("explore.query_table"));
  const query = `select ${columns.map(([, column]) => column).join(", ")}\nfrom ${name}`;
  button.addEventListener("click", () =>
    button.dispatchEvent(new CustomEvent("query", {detail: query, bubbles: true})),
  );
  const terms = columns.flatMap(([, column, type, told]) => [
    element("dt", {}, element("code", {}, column!), " ", element("small", {}, type!)),
    element("dd", {lang: "en"}, told ?? ""),
  ]);
  const summary = element(
    "summary",
    {},
    element("code", {}, name),
    element("span", {class: "quiet", lang: "en"}, means),
  );
  return element("details", {}, summary, button, element("dl", {class: "columns"}, ...terms));
}
