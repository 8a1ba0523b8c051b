import {readFileSync} from "node:fs";
import {join} from "node:path";
import {bundle} from "./bundles.ts";
import {dashboard, givenOf, runScript} from "./dashboard.ts";
import {withPolicy} from "./finish-site.ts";

/** The review of exported metrics in a language as one HTML document with everything in it, and as text. What is made on the way goes into `scratch`. */
export async function renderReview(
  metrics: string,
  scratch: string,
  language: "zh" | "en",
  query: string,
): Promise<{html: string; text: string}> {
  const renderer = join(scratch, "render-review.mjs");
  await bundle(join(dashboard, "render-review.ts"), renderer, givenOf(metrics, language), "node");
  await runScript([renderer, metrics, scratch, query], {}, () => {});
  const style = readFileSync(join(dashboard, "review.css"), "utf8");
  const html = readFileSync(join(scratch, "review.html"), "utf8").replace(
    "</head>",
    () => `<style>${style}</style></head>`,
  );
  return {html: withPolicy(html).html, text: readFileSync(join(scratch, "review.txt"), "utf8")};
}
