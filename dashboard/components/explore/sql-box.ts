import {element} from "../element.js";
import type {Place} from "./query-error.js";
import {sqlParts} from "./sql-parts.js";

const fewest = 6;
const most = 22;

/** A box to write SQL in: its lines have numbers, its words colours, and the word at a fault is marked. */
export type SqlBox = {
  value: () => string;
  write: (sql: string) => void;
  mark: (place: Place | undefined) => void;
};

/** Makes a text area such a box. What is seen stands beneath it, in the same letters; it stays a text area to everything else. */
export function sqlBox(area: HTMLTextAreaElement, lines: HTMLElement, shown: HTMLElement): SqlBox {
  let fault: Place | undefined;
  const draw = () => {
    const count = area.value.split("\n").length;
    area.rows = Math.max(fewest, Math.min(most, count + 1));
    lines.textContent = Array.from({length: count}, (_, index) => index + 1).join("\n");
    shown.replaceChildren(...nodesOf(area.value, fault), "\n");
    follow();
  };
  const follow = () => {
    shown.scrollTo(area.scrollLeft, area.scrollTop);
    lines.scrollTo(0, area.scrollTop);
  };
  const mark = (place: Place | undefined) => {
    fault = place;
    draw();
  };
  area.addEventListener("input", () => mark(undefined));
  area.addEventListener("scroll", follow);
  return {
    value: () => area.value,
    write: (sql) => {
      area.value = sql;
      mark(undefined);
    },
    mark,
  };
}

function nodesOf(sql: string, fault: Place | undefined): Node[] {
  let end = 0;
  return sqlParts(sql).flatMap(({kind, text}) => {
    const start = end;
    end += text.length;
    const at = fault && fault.offset >= start && fault.offset < end ? fault.offset - start : -1;
    if (at < 0) return [element("span", {class: `sql-${kind}`}, text)];
    const marked = kind === "plain" ? (/^\w+/.exec(text.slice(at))?.[0].length ?? 1) : text.length - at;
    return [text.slice(0, at), text.slice(at, at + marked), text.slice(at + marked)].map((piece, place) =>
      element("span", {class: place === 1 ? "sql-fault" : `sql-${kind}`}, piece),
    );
  });
}
