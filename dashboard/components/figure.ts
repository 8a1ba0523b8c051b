import {actions} from "./actions.js";
import {behind} from "./behind.js";
import {behindColumns} from "./behind-columns.js";
import {behindQuery} from "./behind-query.js";
import {meaningOf} from "./definitions.js";
import {drawing} from "./drawing.js";
import {element} from "./element.js";
import {findingOf} from "./finding-of.js";
import {pictureOf} from "./picture-of.js";
import {scopeOf} from "./scope.js";
import {sentence} from "./sentence.js";
import {t} from "./t.js";
import {tableCsv} from "./table-csv.js";

/**
 * A chart under its title and note, drawn to the width there is, with its finding for those who do not see it; without rows, the plain reason
 * why there is none. It can be taken as a picture or as rows, linked to, and asked for in SQL. `source` has the rows of the metric behind
 * it, where those drawn are others.
 */
export function figure<Row extends object, Options extends {width: number}>(
  name: string,
  rows: Row[],
  chart: (rows: Row[], options: Options) => Node,
  options: Omit<Options, "width"> = {} as Options,
  source: object[] = rows,
): HTMLElement {
  const title = t(`${name}.title`);
  const caption = element("figcaption", {}, element("strong", {}, title));
  if (!rows.length) return element("figure", {id: name}, caption, element("p", {class: "absent"}, t(`${name}.absent`)));
  const note = sentence(`${name}.note`);
  const from = behind[name];
  const words = t("says.label", {title, finding: findingOf(name, rows, options)});
  const drawn = drawing((width) => said(chart(rows, {...options, width} as Options) as Element, words));
  const scope = from ? scopeOf(from, source) : [];
  const picture = (kind: "png" | "svg") => pictureOf(drawn, {title, note: note.textContent ?? "", scope}, kind);
  const fields = from?.columns ?? Object.keys(rows[0]!);
  const csv = () => tableCsv(source as Record<string, unknown>[], behindColumns(fields));
  const isMatrix = name.endsWith("_matrix");
  caption.append(
    actions({name, title, csv, query: from && behindQuery(from, fields, source), ...(isMatrix ? {} : {picture})}),
    note,
    ...(from ? [meaningOf(from, fields)].filter((part) => part !== null) : []),
  );
  return element("figure", {id: name}, caption, drawn);
}

/** A chart whose image, or the first of them, says the finding in place of its mere title. */
function said(drawn: Element, words: string): Element {
  const image = drawn.matches("[aria-label]") ? drawn : drawn.querySelector("[role=img]");
  image?.setAttribute("aria-label", words);
  return drawn;
}
