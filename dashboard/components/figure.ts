import {drawing} from "./drawing.js";
import {element} from "./element.js";
import {queryLink} from "./explore/query-link.js";
import {sentence} from "./sentence.js";
import {t} from "./t.js";

/** A chart under its title and note, drawn to the width there is; without rows, the plain reason why there is none. */
export function figure<Row, Options extends {width: number}>(
  name: string,
  rows: Row[],
  chart: (rows: Row[], options: Options) => Node,
  options: Omit<Options, "width"> = {} as Options,
): HTMLElement {
  const title = element("figcaption", {}, element("strong", {}, t(`${name}.title`)), queryLink(name));
  if (!rows.length) return element("figure", {}, title, element("p", {class: "absent"}, t(`${name}.absent`)));
  title.append(sentence(`${name}.note`));
  return element(
    "figure",
    {},
    title,
    drawing((width) => chart(rows, {...options, width} as Options)),
  );
}
