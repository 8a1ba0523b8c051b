import {drawings} from "./components/drawing.js";
import {element} from "./components/element.js";
import type {Metrics} from "./components/metrics-by-name.js";
import {openTarget} from "./components/open-target.js";
import type {Rows} from "./components/page.js";
import {rowsOf} from "./components/rows-of.js";
import {scriptOf} from "./components/script-of.js";
import {pages} from "./pages.js";

declare const HEADWATER_EXPLORE: string;

const main = document.querySelector("main")!;
let started: Promise<void> | undefined;

declare global {
  interface Window {
    headwater?: {live: () => Promise<void>};
  }
}

/** Makes the page that stands answer to its reader: the same page again, drawn of its rows at the width there is. */
window.headwater = {
  live: () => {
    started ??= begin();
    return started;
  },
};

async function begin(): Promise<void> {
  const name = main.querySelector<HTMLElement>("[data-page]")?.dataset.page;
  const page = pages.find((one) => one.name === name);
  if (!page) return;
  const read = await Promise.all(
    page.metrics.map(async (metric) => {
      const response = await fetch(`../data/${metric}.arrow`);
      return [metric, rowsOf(await response.arrayBuffer())] as const;
    }),
  );
  const rows = Object.fromEntries(read) as Rows<keyof Metrics>;
  const draw = () => {
    const focused = placeOf(document.activeElement);
    const nameOf = ({id}: Element, place: number) => id || place;
    const open = new Set(
      [...main.querySelectorAll("details")].map((part, place) => (part.open ? nameOf(part, place) : "")),
    );
    const made = element("div", {class: "page", "data-page": page.name}, ...page.body(rows));
    for (const [place, part] of made.querySelectorAll("details").entries()) part.open = open.has(nameOf(part, place));
    watched.disconnect();
    main.replaceChildren(made);
    for (const box of main.querySelectorAll<HTMLElement>(".drawing")) {
      // at once, so that the page is as high as it was and stays where it is
      drawTo(box, box.clientWidth);
      watched.observe(box);
    }
    if (focused >= 0) usable()[focused]?.focus({preventScroll: true});
  };
  addEventListener("choice", draw);
  draw();
  openTarget();
  document.documentElement.dataset.live = "";
  if (page.name === "explore") await scriptOf(HEADWATER_EXPLORE);
}

/** Draws each chart as soon as it has a width, and again when that changes. */
const watched = new ResizeObserver((entries) => {
  for (const {target, contentRect} of entries) drawTo(target as HTMLElement, Math.floor(contentRect.width));
});

function drawTo(box: HTMLElement, width: number): void {
  if (!width || box.dataset.width === String(width)) return;
  box.dataset.width = String(width);
  const drawn = drawings.get(box)?.(width);
  if (drawn) box.replaceChildren(drawn);
}

const usable = () => [...main.querySelectorAll<HTMLElement>("button, select, input, textarea, summary")];
const placeOf = (element: Element | null) => (element instanceof HTMLElement ? usable().indexOf(element) : -1);
