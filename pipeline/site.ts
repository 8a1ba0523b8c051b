import {spawn} from "node:child_process";
import {randomBytes} from "node:crypto";
import {
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import {createRequire} from "node:module";
import {basename, dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {bundle, siteLanguages} from "./bundles.ts";
import {finishSite} from "./finish-site.ts";

const packageRoot = fileURLToPath(new URL("..", import.meta.url));
const dashboard = join(packageRoot, "dashboard");
const styles = ["style.css", "parts.css"];

/**
 * Builds the static site into a folder, of the metrics exported to another; what is made on the way goes into a third. Each page is rendered in each
 * language with all its answers, put into shape by the site's generator, and given its scripts. The generator's own words go to `tell`.
 */
export async function buildSite(
  metrics: string,
  scratch: string,
  folder: string,
  tell: (words: string) => void,
): Promise<void> {
  const pages = join(scratch, "pages");
  mkdirSync(pages, {recursive: true});
  writeFileSync(join(pages, "style.css"), styles.map((name) => readFileSync(join(dashboard, name), "utf8")).join("\n"));
  const settings = {
    workspace: jsonOf(join(metrics, "workspace.json")),
    definitions: jsonOf(join(metrics, "definitions.json")),
  };
  const scripts = join(scratch, "_app");
  const boots = await Promise.all(
    siteLanguages.map(async (language) => {
      const messages = jsonOf(join(dashboard, "locales", `${language}.json`));
      const given = {HEADWATER: {language, messages, ...settings}};
      const renderer = join(scratch, `render-${language}.mjs`);
      await bundle(join(dashboard, "render.ts"), renderer, given, "node");
      await run([renderer, metrics, pages], {}, tell);
      const [live] = await bundle(join(dashboard, "live.ts"), join(scripts, language), given, "browser");
      const path = `../_app/${language}/${basename(live!)}`;
      const [boot] = await bundle(
        join(dashboard, "boot.ts"),
        join(scratch, language),
        {HEADWATER_LIVE: path},
        "browser",
      );
      return [language, readFileSync(boot!, "utf8")] as const;
    }),
  );
  const generator = createRequire(import.meta.url).resolve("@observablehq/framework/dist/bin/observable.js");
  await run([generator, "build"], {HEADWATER_SITE: folder, HEADWATER_PAGES: pages}, tell);
  cpSync(scripts, join(folder, "_app"), {recursive: true});
  mkdirSync(join(folder, "data"));
  for (const file of readdirSync(metrics).filter((name) => name.endsWith(".arrow")))
    copyFileSync(join(metrics, file), join(folder, "data", file));
  finishSite(folder, Object.fromEntries(boots), settings.workspace.locale);
}

const jsonOf = (path: string) => JSON.parse(readFileSync(path, "utf8"));

/** Runs a script of Node to its end. Throws what it said last where it fails. */
async function run(words: string[], environment: Record<string, string>, tell: (words: string) => void): Promise<void> {
  const child = spawn(process.execPath, words, {
    cwd: packageRoot,
    env: {...process.env, ...environment, OBSERVABLE_TELEMETRY_DISABLE: "true"},
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      said.push(chunk);
      tell(chunk);
    });
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (code !== 0) throw new Error(`the site could not be built: ${said.join("").trim()}`);
}

/**
 * Puts a built site in place of the one before: `target` is a link, replaced in one rename, so that a reader finds the old site
 * or the new one. Sites that nothing points to are removed.
 */
export function publishSite(built: string, target: string): void {
  const folder = dirname(target);
  const named = join(folder, `.site-${randomBytes(6).toString("hex")}`);
  renameSync(built, named);
  const link = `${named}.link`;
  symlinkSync(basename(named), link, "junction");
  if (existsSync(target) && !lstatSync(target).isSymbolicLink()) rmSync(target, {recursive: true});
  renameSync(link, target);
  sweepSites(folder);
}

/** Puts a folder in place of the one before, which is gone for the moment between two renames. */
export function publishFolder(built: string, target: string): void {
  const former = `${built}.former`;
  if (existsSync(target)) renameSync(target, former);
  renameSync(built, target);
  rmSync(former, {recursive: true, force: true});
}

/** Removes sites and links that a build left behind and nothing points to. */
export function sweepSites(folder: string): void {
  const target = join(folder, "site");
  const current = existsSync(target) && lstatSync(target).isSymbolicLink() ? readlinkSync(target) : undefined;
  for (const name of readdirSync(folder))
    if (name.startsWith(".site-") && name !== current) rmSync(join(folder, name), {recursive: true, force: true});
}
