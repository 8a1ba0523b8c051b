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
import {bootScripts} from "./boot-scripts.ts";
import {bundle, siteLanguages} from "./bundles.ts";
import {dashboard, givenOf, runScript, workspaceGiven} from "./dashboard.ts";
import {engineFiles, engineName} from "./engine-files.ts";
import {finishSite} from "./finish-site.ts";
import {libraryScripts, liveScripts} from "./live-scripts.ts";
import {writeModelTexts} from "./model-texts.ts";
import {runOf, writeRows} from "./write-rows.ts";

const styles = ["style.css", "parts.css", "answers.css", "explore.css", "live.css"];

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
  const run = runOf(metrics);
  const scripts = join(scratch, "_app");
  const libraries = await libraryScripts(scripts);
  const boots = await Promise.all(
    siteLanguages.map(async (language) => {
      const given = givenOf(metrics, language);
      const renderer = join(scratch, `render-${language}.mjs`);
      await bundle(join(dashboard, "render.ts"), renderer, given, "node");
      await runScript([renderer, metrics, pages], {}, tell);
      const more = {HEADWATER_DATA: `../data/${run}/`, HEADWATER_ENGINE: `../_app/${engineName}/`};
      const lives = await liveScripts(join(scripts, language), libraries, {...given, ...more});
      return [language, await bootScripts(join(scratch, language), language, lives)] as const;
    }),
  );
  const generator = createRequire(import.meta.url).resolve("@observablehq/framework/dist/bin/observable.js");
  await runScript([generator, "build"], {HEADWATER_SITE: folder, HEADWATER_PAGES: pages}, tell);
  cpSync(scripts, join(folder, "_app"), {recursive: true});
  mkdirSync(join(folder, "_app", engineName));
  for (const file of engineFiles) copyFileSync(file, join(folder, "_app", engineName, basename(file)));
  const parted = JSON.parse(readFileSync(join(pages, siteLanguages[0], "parted.json"), "utf8")) as string[];
  writeRows(metrics, join(folder, "data"), run, parted);
  writeModelTexts(join(folder, "data", "models"));
  finishSite(folder, Object.fromEntries(boots), workspaceGiven(metrics).locale, run);
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
