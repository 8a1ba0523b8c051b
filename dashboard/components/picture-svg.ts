import {date} from "./format.js";
import {inlined} from "./inlined.js";
import {label} from "./label.js";
import {svgElement} from "./svg-element.js";
import {t} from "./t.js";
import {workspace} from "./workspace.js";
import {textWidth, wrapped} from "./wrapped.js";

export interface Words {
  title: string;
  note: string;
  /** Whom it is about, as words: the period, the group. */
  scope: string[];
}

const edge = 28;

/** A chart of the page with its title, note, keys and the day it was computed as of, one SVG that needs no style sheet and no font of ours. */
export function pictureSvg(drawn: Element, {title, note, scope}: Words): SVGElement {
  const plots = [...drawn.querySelectorAll<SVGSVGElement>("svg.plot")].filter((plot) => plot.clientWidth > 0);
  const width = Math.max(320, ...plots.map((plot) => plot.clientWidth));
  const page = getComputedStyle(document.documentElement);
  const colour = (name: string) => page.getPropertyValue(name).trim();
  const family = page.fontFamily;
  const parts: Node[] = [];
  let y = edge;
  const say = (text: string, size: number, fill: string, weight = 400) => {
    for (const line of wrapped(text, width, `${weight} ${size}px ${family}`)) {
      y += size * 1.4;
      const place = {x: edge, y: y - size * 0.35, "font-size": size, "font-weight": weight, fill: colour(fill)};
      parts.push(svgElement("text", place, line));
    }
  };
  say(title, 18, "--ink", 600);
  say(scope.join(" · "), 14, "--ink");
  say(note, 13, "--muted");
  y += 14;
  for (const key of drawn.querySelectorAll("ul.key")) {
    const {nodes, height} = keyAt(key, y, width, `13px ${family}`, colour("--muted"));
    parts.push(...nodes);
    y += height;
  }
  for (const plot of plots) {
    const copy = inlined(plot);
    const [w, h] = [plot.clientWidth, plot.clientHeight];
    for (const [name, value] of Object.entries({x: edge, y, width: w, height: h, overflow: "visible"}))
      copy.setAttribute(name, String(value));
    parts.push(copy);
    y += h;
  }
  y += 8;
  say(`${t("page.as_of", {date: date(workspace.as_of_on)})} · ${label(workspace.name)}`, 12, "--muted");
  const size = {width: width + 2 * edge, height: Math.ceil(y + edge - 6)};
  const hatch = document.querySelector("#hatch");
  return svgElement(
    "svg",
    {...size, viewBox: `0 0 ${size.width} ${size.height}`, "font-family": family},
    svgElement("title", {}, title),
    svgElement("desc", {}, plots[0]?.getAttribute("aria-label") ?? ""),
    svgElement("defs", {}, ...(hatch ? [inlined(hatch)] : [])),
    svgElement("rect", {...size, fill: colour("--paper")}),
    ...parts,
  );
}

/** The names of a chart's colours in lines, each after a square of its colour. */
function keyAt(key: Element, top: number, width: number, font: string, fill: string) {
  const nodes: Node[] = [];
  let [x, y] = [0, top + 13];
  for (const item of key.children) {
    const swatch = item.querySelector("i");
    const text = item.textContent ?? "";
    const room = 16 + textWidth(text, font) + 18;
    if (x && x + room > width) [x, y] = [0, y + 20];
    const square = {x: edge + x, y: y - 10, width: 10, height: 10, rx: 2};
    const filled = swatch ? getComputedStyle(swatch).backgroundColor : "none";
    nodes.push(svgElement("rect", {...square, fill: filled}));
    nodes.push(svgElement("text", {x: edge + x + 16, y, "font-size": 13, fill}, text));
    x += room;
  }
  return {nodes, height: y - top + 12};
}
