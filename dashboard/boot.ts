import {openTarget} from "./components/open-target.js";
import {scriptOf} from "./components/script-of.js";

// What every page runs at once: it waits until the reader does something, and only then makes the page live.
declare const HEADWATER_LIVE: string;
declare const HEADWATER_TROUBLE: string;

const main = document.querySelector("main")!;
let started: Promise<void> | undefined;
let trouble: HTMLElement | undefined;
const start = () => {
  started ??= scriptOf(HEADWATER_LIVE).catch((error: unknown) => {
    started = undefined;
    throw error;
  });
  return started;
};
const live = async () => {
  try {
    await start();
    await window.headwater?.live();
    trouble?.remove();
  } catch {
    await failed();
  }
};

/** Leaves the page as it was delivered and says so. A page of a run that is over, whose script is gone, is loaded anew, once. */
const failed = async () => {
  const answer = await fetch(HEADWATER_LIVE, {method: "HEAD", cache: "no-store"}).catch(() => undefined);
  if (answer?.status === 404 && sessionStorage.getItem("gone") !== HEADWATER_LIVE) {
    sessionStorage.setItem("gone", HEADWATER_LIVE);
    location.reload();
    return;
  }
  trouble ??= Object.assign(document.createElement("p"), {className: "trouble", role: "status"});
  document.body.append(trouble);
  trouble.textContent = HEADWATER_TROUBLE;
};

addEventListener("trouble", failed);

/** The parts that a reader can use, in the order in which they stand: the same before the page is live and after. */
const parts = () => [...main.querySelectorAll<HTMLElement>("button, select, input, textarea, summary")];

for (const kind of ["click", "input"])
  main.addEventListener(
    kind,
    async (event) => {
      if (document.documentElement.dataset.live !== undefined) return;
      const target = (event.target as Element).closest<HTMLElement>("button, select, input, textarea");
      if (!target) return;
      event.stopPropagation();
      const place = parts().indexOf(target);
      const value = (target as HTMLInputElement).value;
      await live();
      const same = parts()[place];
      if (!same) return;
      same.focus({preventScroll: true});
      if (kind === "click") return same.click();
      (same as HTMLInputElement).value = value;
      same.dispatchEvent(new Event("input", {bubbles: true}));
    },
    true,
  );
for (const kind of ["pointermove", "touchstart", "keydown"])
  addEventListener(kind, () => start().catch(() => {}), {once: true, passive: true});
main.addEventListener("pointerover", (event) => {
  if ((event.target as Element).closest(".drawing")) live();
});
// before the first letter, so that it is not lost while the page becomes live
main.addEventListener("focusin", (event) => {
  if (event.target instanceof HTMLInputElement) live();
});
addEventListener("pointerdown", ({target}) => {
  for (const menu of main.querySelectorAll<HTMLDetailsElement>(".actions[open]"))
    if (!menu.contains(target as Node)) menu.open = false;
});
addEventListener("beforeprint", () => {
  for (const closed of main.querySelectorAll<HTMLDetailsElement>("details.printed")) closed.open = true;
});
for (const link of document.querySelectorAll<HTMLAnchorElement>("a[hreflang]"))
  link.addEventListener("click", () => {
    link.search = location.search;
    link.hash = location.hash;
  });
document.querySelector("nav [aria-current]")?.scrollIntoView({inline: "center", block: "nearest"});
addEventListener("hashchange", openTarget);
openTarget();
if (location.search || main.querySelector('[data-page="explore"]')) live();
