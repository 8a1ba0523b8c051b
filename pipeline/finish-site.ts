import {createHash} from "node:crypto";
import {readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {siteLanguages} from "./bundles.ts";
import {engineName} from "./engine-files.ts";

const names = {zh: "zh-CN", en: "en"};

/**
 * Makes the generator's pages what is delivered: their language, their style and first script within them, and a Content-Security-Policy of
 * the hashes of just those; the same policies stand in _headers, for servers that send them, with what may be
 * kept for long: what is named by its content or its run. The root leads to the workspace's language.
 */
export function finishSite(
  folder: string,
  boots: Record<string, Record<string, string>>,
  locale: "zh" | "en",
  run: string,
): void {
  const style = readdirSync(join(folder, "_import")).find((name) => name.endsWith(".css"))!;
  const css = readFileSync(join(folder, "_import", style), "utf8").trim();
  const headers: string[] = [];
  for (const language of siteLanguages)
    for (const file of readdirSync(join(folder, language)).filter((name) => name.endsWith(".html"))) {
      const path = join(folder, language, file);
      const {html, policy} = finished(
        readFileSync(path, "utf8"),
        names[language],
        css,
        boots[language]![file.slice(0, -".html".length)]!,
      );
      writeFileSync(path, html);
      headers.push(`/${language}/${file}\n  Content-Security-Policy: ${policy}; frame-ancestors 'none'`);
      if (file === "index.html")
        headers.push(`/${language}/\n  Content-Security-Policy: ${policy}; frame-ancestors 'none'`);
    }
  const policy = "default-src 'none'; base-uri 'none'; form-action 'none'";
  const plain = (lang: string, head: string, body: string) =>
    `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">${head}<title>Headwater</title>${body}\n`;
  const refresh = `<meta http-equiv="refresh" content="0; url=./${locale}/">`;
  const languages = '<a href="./zh/">中文</a> <a href="./en/">English</a>';
  writeFileSync(join(folder, "index.html"), plain(names[locale], refresh, languages));
  const missing =
    '<p>没有这一页。<a href="/">返回首页</a></p><p lang="en">There is no such page. <a href="/">To the overview</a></p>';
  writeFileSync(join(folder, "404.html"), plain("zh-CN", "", missing));
  headers.push(`/\n  Content-Security-Policy: ${policy}; frame-ancestors 'none'`);
  const common = "/*\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer";
  const lasting = "Cache-Control: public, max-age=31536000, immutable";
  for (const path of ["/_app/*", `/data/${run}/*`]) headers.push(`${path}\n  ${lasting}`);
  headers.push(`/_app/${engineName}/*\n  Content-Security-Policy: ${workerPolicy}`);
  writeFileSync(join(folder, "_headers"), `${[common, ...headers].join("\n")}\n`);
  for (const unused of ["_import", "_observablehq", "_npm", "_node"])
    rmSync(join(folder, unused), {recursive: true, force: true});
}

function finished(page: string, lang: string, css: string, boot: string): {html: string; policy: string} {
  const html = page
    .replace(/<link rel="(?:preload|stylesheet|modulepreload)"[^>]*>\n/g, "")
    .replace(/<script type="module">[\s\S]*?<\/script>\n/, "")
    .replace(/<meta name="generator"[^>]*>\n/, "")
    .replace(/<meta name="viewport"[^>]*>/, '<meta name="viewport" content="width=device-width, initial-scale=1">')
    .replaceAll(' data-href="', ' href="')
    .replace("<html>", `<html lang="${lang}">`)
    .replace("</body>", () => `<script type="module">${boot}</script>\n</body>`);
  const {plain, rules} = withoutStyles(html);
  return withPolicy(plain.replace("</head>", () => `<style>${css}${rules}</style>\n</head>`));
}

/** A page whose elements carry no styles of their own, for a policy that allows none, and the rules of a style sheet that say the same. */
function withoutStyles(html: string): {plain: string; rules: string} {
  const places = new Map<string, number>();
  const own = /\sstyle="([\w\s:;.,%()#'-]*)"/;
  const plain = html.replace(/<[a-zA-Z][^>]*>/g, (tag) =>
    tag.replace(own, (_, words: string) => {
      if (!places.has(words)) places.set(words, places.size);
      return ` data-style="${places.get(words)}"`;
    }),
  );
  // as strong as a style of the element's own
  const rules = [...places].map(
    ([words, place]) => `:is(#_,[data-style="${place}"]){${words.replaceAll("&quot;", '"')}}`,
  );
  return {plain, rules: rules.join("")};
}

/** A page with the policy that lets it run and look as it is, and nothing else. */
export function withPolicy(html: string): {html: string; policy: string} {
  const policy = policyOf(html);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return {html: html.replace('<meta charset="utf-8">', (charset) => `${charset}\n${meta}`), policy};
}

/** What the engine of the SQL page may do where a server says so: a worker goes by its own file's policy, not by its page's. */
const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** What a page may do: run its own first script and what that imports, use its own styles, read its own site. Nothing else. */
function policyOf(html: string): string {
  const scripts = hashesOf(html, /<script[^>]*>([\s\S]*?)<\/script>/g);
  const styles = hashesOf(html, /<style[^>]*>([\s\S]*?)<\/style>/g);
  const attributes = hashesOf(html, /\sstyle="([^"]*)"/g);
  const used = attributes.length ? ` 'unsafe-hashes' ${attributes.join(" ")}` : "";
  return [
    "default-src 'none'",
    `script-src ${scripts.join(" ")} 'strict-dynamic'`,
    `style-src ${styles.join(" ")}${used}`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    ...(/<div[^>]* data-page="explore"/.test(html) ? ["worker-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function hashesOf(html: string, part: RegExp): string[] {
  const found = [...html.matchAll(part)].map(([, words]) => words!);
  const digest = (words: string) => createHash("sha256").update(words).digest("base64");
  return [...new Set(found)].map((words) => `'sha256-${digest(words)}'`).sort();
}
