import {join} from "node:path";
import {type BuildOptions, build} from "esbuild";

const languages = ["zh", "en"] as const;
export type SiteLanguage = (typeof languages)[number];
export {languages as siteLanguages};

/** One script of the dashboard for one language: for Node, where pages are rendered, or for the browser. What pages are given is part of it. */
export async function bundle(
  source: string,
  target: string,
  given: Record<string, unknown>,
  platform: "node" | "browser",
): Promise<string[]> {
  const options: BuildOptions = {
    entryPoints: [source],
    bundle: true,
    format: "esm",
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
    define: Object.fromEntries(Object.entries(given).map(([name, value]) => [name, JSON.stringify(value)])),
    external: ["../_app/*"],
    metafile: true,
  };
  const built = await build(
    platform === "node"
      ? {
          ...options,
          platform,
          target: "node20",
          outfile: target,
          // libraries in the older module form ask for Node's own modules
          banner: {js: 'import {createRequire} from "node:module"; const require = createRequire(import.meta.url);'},
        }
      : {...options, platform, target: "es2022", minify: true, outdir: target, entryNames: "[name]-[hash]"},
  );
  return Object.keys(built.metafile!.outputs).map((path) => join(process.cwd(), path));
}
