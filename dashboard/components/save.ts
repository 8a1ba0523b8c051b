import {element} from "./element.js";

/** Gives the reader a file under a name. */
export function save(path: string, blob: Blob): void {
  const href = URL.createObjectURL(blob);
  const link = element("a", {href, download: path});
  link.click();
  // the browser has begun to read it by then
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
