import {existsSync, readdirSync, readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {type BuildOptions, build, type Plugin} from "esbuild";
import {dashboard} from "./dashboard.ts";

const shared = ["@observablehq/plot", "@uwdata/flechette"];

/** Writes to a folder what pages use of the libraries, as one script for all languages. Returns its file name. */
export async function libraryScript(folder: string): Promise<string> {
  const stdin = {contents: await sharedNames(), resolveDir: dashboard};
  const [path] = await built({stdin, outdir: folder, entryNames: "libraries-[hash]", plugins: [withoutMaps]});
  return basename(path!);
}

/**
 * Writes to a language's folder, within that of the libraries, what the language is given, once, and for each page what draws it: all named by their
 * content. Returns the file name of each page's script by the page's own.
 */
export async function liveScripts(
  folder: string,
  libraries: string,
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
    plugins: [pageEntries, sharedLibraries(`../${libraries}`)],
  });
  return Object.fromEntries(paths.map((made) => [basename(made).replace(/-[^-]+$/, ""), basename(made)]));
}

/** Only what pages use of the libraries, for the rest of them is large. */
async function sharedNames(): Promise<string> {
  const sources = readdirSync(dashboard, {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(".ts"));
  const text = sources.map((file) => readFileSync(join(dashboard, file), "utf8")).join("\n");
  const plot = Object.keys(await import("@observablehq/plot"));
  const used = plot.filter((name) => new RegExp(`\\bPlot\\.${name}\\b`).test(text));
  return `export {${used.join(", ")}} from "@observablehq/plot"; export {tableFromIPC} from "@uwdata/flechette";`;
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

/** What all pages share is read from a script of its own. */
const sharedLibraries = (path: string): Plugin => ({
  name: "shared-libraries",
  setup(build) {
    const filter = new RegExp(`^(${shared.join("|")})$`);
    build.onResolve({filter}, () => ({path, external: true}));
  },
});

/** No page draws a map: the library's projections stay out. */
const withoutMaps: Plugin = {
  name: "without-maps",
  setup(build) {
    build.onLoad({filter: /d3-geo[\\/]src[\\/]index\.js$/}, ({path}) => {
      const names = [...readFileSync(path, "utf8").matchAll(/\b(?:default as )?(geo\w+)\b/g)].map(([, name]) => name!);
      return {contents: [...new Set(names)].map((name) => `export const ${name} = undefined;`).join("\n")};
    });
  },
};
