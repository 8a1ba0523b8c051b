import {dictionaryTable} from "../components/dictionary-table.js";
import {element} from "../components/element.js";
import {answer, choices, heading, paragraph, subheading} from "../components/layout.js";
import {leftOut} from "../components/left-out.js";
import {page} from "../components/page.js";
import {picker} from "../components/picker.js";
import {asked} from "../components/query.js";
import {searchBox} from "../components/search-box.js";
import {sentence} from "../components/sentence.js";
import {t} from "../components/t.js";

/** The metrics that the site has come first, apart from the rest. */
const layers = ["site", "metrics", "core", "staging", "landed", "workspace"];

export const dictionaryPage = page(
  "dictionary",
  ["dictionary_tables", "dictionary_columns", "dictionary_macros", "dictionary_checks"],
  ({dictionary_tables: tables, dictionary_columns: columns, dictionary_macros: macros, dictionary_checks: checks}) => {
    const layerPicker = picker(
      t("dictionary.layer"),
      layers.map((value) => ({value, text: t(`dictionary.${value}`)})),
      {name: "layer"},
    );
    const word = (asked("find") ?? "").trim().toLowerCase();
    const layerOf = new Map(
      tables.map(({schema, name, published}) => [`${schema}.${name}`, published === "none" ? schema : "site"]),
    );
    const layer = word ? "" : layerPicker.value;
    /** Where a table stands: on this page, or on that of its layer. */
    const placeOf = (name: string) =>
      `${layerOf.get(name) === layer ? "" : `./dictionary.html?layer=${layerOf.get(name)}`}#${name}`;
    const parts = tables.map((table) => {
      const name = `${table.schema}.${table.name}`;
      const own = columns.filter((row) => row.table_name === name);
      const words = [name, table.grain, ...own.flatMap((row) => [row.column_name, row.means])].join(" ").toLowerCase();
      return {table, own, isAsked: word ? words.includes(word) : layerOf.get(name) === layer};
    });
    const shown = parts.filter(({isAsked}) => isAsked);
    const terms = (rows: [term: string, means: string][]) =>
      element(
        "dl",
        {class: "columns"},
        ...rows.flatMap(([term, means]) => [
          element("dt", {}, element("code", {}, term)),
          element("dd", {lang: "en"}, means),
        ]),
      );

    return [
      heading("dictionary.title"),
      answer(sentence("dictionary.answer", {count: tables.length, columns: columns.length, checks: checks.length})),
      paragraph(t("dictionary.note")),
      choices(layerPicker, searchBox(t("dictionary.find"), "find")),
      paragraph(word ? t("dictionary.found", {count: shown.length}) : ""),
      element("div", {class: "tables"}, ...shown.map(({table, own}) => dictionaryTable(table, own, placeOf))),
      subheading("dictionary.checks_title"),
      paragraph(t("dictionary.checks_note")),
      terms(checks.map(({name, claim}) => [name, claim])),
      subheading("dictionary.macros_title"),
      paragraph(t("dictionary.macros_note")),
      terms(macros.map(({call, means}) => [call, means])),
      leftOut(["dictionary.left_out"]),
    ];
  },
);
