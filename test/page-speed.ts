import type {Page} from "playwright-core";

/** When the largest part of a page was painted, in milliseconds, and how far its parts have moved by themselves (cumulative layout shift). */
export const pageSpeed = (page: Page): Promise<{paint: number; shift: number}> =>
  page.evaluate(`new Promise((told) => {
    const speed = {paint: 0, shift: 0};
    const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({type, buffered: true});
    watch("largest-contentful-paint", (entry) => { speed.paint = entry.startTime; });
    watch("layout-shift", (entry) => { if (!entry.hadRecentInput) speed.shift += entry.value; });
    requestAnimationFrame(() => setTimeout(() => told(speed), 50));
  })`);
