import {spawn} from "node:child_process";
import {randomBytes} from "node:crypto";
import {existsSync, lstatSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync} from "node:fs";
import {createRequire} from "node:module";
import {basename, dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

const packageRoot = fileURLToPath(new URL("..", import.meta.url));

/** Where the pages find the exported metrics. */
export const siteData = join(packageRoot, "dashboard", "data");

/** Builds the static site from dashboard/ and its data into a folder. The site generator's own words go to `tell`. */
export async function buildSite(folder: string, tell: (words: string) => void): Promise<void> {
  const generator = createRequire(import.meta.url).resolve("@observablehq/framework/dist/bin/observable.js");
  const child = spawn(process.execPath, [generator, "build"], {
    cwd: packageRoot,
    env: {...process.env, HEADWATER_SITE: folder, OBSERVABLE_TELEMETRY_DISABLE: "true"},
    stdio: ["ignore", "pipe", "pipe"],
  });
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      words.push(chunk);
      tell(chunk);
    });
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (code !== 0 || !existsSync(join(folder, "index.html")))
    throw new Error(`the site could not be built: ${words.join("").trim().split("\n").at(-1)}`);
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
