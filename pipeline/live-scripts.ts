import {existsSync, readdirSync, readFileSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {pathToFileURL} from "node:url";
import {type BuildOptions, build, type Plugin} from "esbuild";
import {dashboard} from "./dashboard.ts";

/** What of other libraries Plot keeps: no page draws a map, and colours are the style sheet's. */
const kept: Record<string, string[]> = {
  "d3-geo": ["geoTransform"],
  "d3-scale-chromatic": ["schemeObservable10", "interpolateTurbo", "interpolateRdBu"],
};

/** Writes to a folder what pages use of each library, a script for all languages. Returns the scripts' file names by library. */
export async function libraryScripts(folder: string): Promise<Record<string, string>> {
  const uses = {"@observablehq/plot": await usedOfPlot(), "@uwdata/flechette": ["tableFromIPC"]};
  const scripts = Object.entries(uses).map(async ([library, names]) => {
    const stdin = {contents: `export {${names.join(", ")}} from "${library}";`, resolveDir: dashboard};
    const entryNames = `${library.split("/")[1]}-[hash]`;
    const [path] = await built({stdin, outdir: folder, entryNames, plugins: [trimmed]});
    return [library, basename(path!)] as const;
  });
  return Object.fromEntries(await Promise.all(scripts));
}

/**
 * Writes to a language's folder, within that of the libraries, what the language is given, once, and for each page what draws it: all named by their
 * content. Returns the file name of each page's script by the page's own.
 */
export async function liveScripts(
  folder: string,
  libraries: Record<string, string>,
  given: Record<string, unknown>,
): Promise<Record<string, string>> {
  const words = Object.entries(given).map(([name, value]) => `globalThis.${name}=${JSON.stringify(value)};`);
  const [path] = await built({stdin: {contents: words.join("\n")}, outdir: folder, entryNames: "words-[hash]"});
  const pages = readdirSync(join(dashboard, "pages")).map((file) => basename(file, ".ts"));
  const paths = await built({
    entryPoints: pages.map((page) => ({in: `page:${page}`, out: page})),
    outdir: folder,
    entryNames: "[name]-[hash]",
    banner: {js: `import "./${basename(path!)}";`},
    plugins: [pageEntries, sharedLibraries(libraries)],
  });
  return Object.fromEntries(paths.map((made) => [basename(made).replace(/-[^-]+$/, ""), basename(made)]));
}

/** Only what pages use, for the rest of it is large. */
async function usedOfPlot(): Promise<string[]> {
  const sources = readdirSync(dashboard, {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(".ts"));
  const text = sources.map((file) => readFileSync(join(dashboard, file), "utf8")).join("\n");
  const names = Object.keys(await import("@observablehq/plot"));
  return names.filter((name) => new RegExp(`\\bPlot\\.${name}\\b`).test(text));
}

async function built(options: BuildOptions): Promise<string[]> {
  const {metafile} = await build({
    ...options,
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
    minify: true,
    metafile: true,
  });
  return Object.keys(metafile!.outputs).map((path) => join(process.cwd(), path));
}

/** The entry of a page: the page itself, and after it what it runs beyond, if a file beside the pages' folder has its name. */
const pageEntries: Plugin = {
  name: "page-entries",
  setup(build) {
    build.onResolve({filter: /^page:/}, ({path}) => ({path: path.slice("page:".length), namespace: "page"}));
    build.onLoad({filter: /.*/, namespace: "page"}, ({path}) => {
      const name = `${path.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Page`;
      const more = `./${path}.ts`;
      const after = existsSync(join(dashboard, more)) ? `import("${more}")` : "undefined";
      return {
        contents: `import {live} from "./live.ts"; import {${name}} from "./pages/${path}.ts"; live(${name}, async () => ${after});`,
        resolveDir: dashboard,
      };
    });
  },
};

/** What pages share is read from scripts of its own. */
const sharedLibraries = (libraries: Record<string, string>): Plugin => ({
  name: "shared-libraries",
  setup(build) {
    const filter = new RegExp(`^(${Object.keys(libraries).join("|")})$`);
    build.onResolve({filter}, ({path}) => ({path: `../${libraries[path]}`, external: true}));
  },
});

/** What is not kept of a library stands there as undefined. */
const trimmed: Plugin = {
  name: "trimmed",
  setup(build) {
    const filter = new RegExp(`^(${Object.keys(kept).join("|")})$`);
    build.onResolve({filter}, async ({path, resolveDir, kind, pluginData}) => {
      if (pluginData === "whole") return undefined;
      const {path: file} = await build.resolve(path, {resolveDir, kind, pluginData: "whole"});
      return {path: file, namespace: "trimmed", pluginData: path};
    });
    build.onLoad({filter: /.*/, namespace: "trimmed"}, async ({path, pluginData}) => {
      const names = Object.keys(await import(pathToFileURL(path).href));
      const own = kept[pluginData as string]!;
      const lines = names.map((name) =>
        own.includes(name) ? `export {${name}} from ${JSON.stringify(path)};` : `export const ${name} = undefined;`,
      );
      return {contents: lines.join("\n"), resolveDir: dirname(path)};
    });
  },
};
