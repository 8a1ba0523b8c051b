import {existsSync} from "node:fs";
import {type Browser, chromium} from "playwright-core";

const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The path of a Chromium on this machine, or undefined; the reason is printed. Where HEADWATER_BROWSER_REQUIRED is set, none is an error. */
export function chromiumPath(): string | undefined {
  const found = places.find((path) => path && existsSync(path));
  if (found) return found;
  if (process.env.HEADWATER_BROWSER_REQUIRED)
    throw new Error("missing browser: install chromium, or name its path in CHROMIUM");
  console.warn("skipped: no chromium on this machine; install it, or name its path in CHROMIUM");
  return undefined;
}

/** A headless browser that calls no home of its own. */
export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
