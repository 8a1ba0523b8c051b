import {drawings} from "./components/drawing.js";
import {element} from "./components/element.js";
import {MissingPart} from "./components/missing-part.js";
import {openTarget} from "./components/open-target.js";
import type {Page} from "./components/page.js";
import {pageRows} from "./components/page-rows.js";

/** The folder of the rows of this page's own run, seen from the page. */
declare const HEADWATER_DATA: string;

declare global {
  interface Window {
    headwater?: {live: () => Promise<void>};
  }
}

const main = document.querySelector("main")!;

/**
 * Lets a page be made to answer its reader: the same page again, drawn of its rows at the width there is; `after` runs when it stands. Where its rows
 * cannot be read the page stays as it was delivered, and what failed is thrown; it can be tried again.
 */
export function live(page: Page, after: () => Promise<unknown>): void {
  let started: Promise<void> | undefined;
  window.headwater = {
    live: () => {
      started ??= begin(page, after).catch((error: unknown) => {
        started = undefined;
        throw error;
      });
      return started;
    },
  };
}

async function begin(page: Page, after: () => Promise<unknown>): Promise<void> {
  const {rows, read} = await pageRows(page, HEADWATER_DATA);
  const draw = (): Promise<void> | undefined => {
    try {
      place(element("div", {class: "page", "data-page": page.name}, ...page.body(rows)));
    } catch (error) {
      if (!(error instanceof MissingPart)) throw error;
      return read(error.breakdown).then(draw);
    }
  };
  await draw();
  for (const kind of ["choice", "popstate"])
    addEventListener(kind, () => draw()?.catch(() => dispatchEvent(new Event("trouble"))));
  openTarget();
  document.documentElement.dataset.live = "";
  await after();
}

/** Puts the page that was made in the place of the one that stands: what was open is open, what had the focus has it. */
function place(made: HTMLElement): void {
  const focused = placeOf(document.activeElement);
  const nameOf = ({id}: Element, place: number) => id || place;
  const open = new Set(
    [...main.querySelectorAll("details")].map((part, place) => (part.open ? nameOf(part, place) : "")),
  );
  const isFirst = document.documentElement.dataset.live === undefined;
  for (const [place, part] of made.querySelectorAll("details").entries())
    part.open = open.has(nameOf(part, place)) || (isFirst && part.open);
  watched.disconnect();
  main.replaceChildren(made);
  for (const box of main.querySelectorAll<HTMLElement>(".drawing")) {
    // at once, so that the page is as high as it was and stays where it is
    drawTo(box, box.clientWidth);
    watched.observe(box);
  }
  if (focused >= 0) usable()[focused]?.focus({preventScroll: true});
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
