import {spawn} from "node:child_process";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {type SiteLanguage, siteLanguages} from "./bundles.ts";

const packageRoot = fileURLToPath(new URL("..", import.meta.url));

/** Where the sources of the pages are. */
export const dashboard = join(packageRoot, "dashboard");

const jsonOf = (path: string) => JSON.parse(readFileSync(path, "utf8"));

/** What pages are told of the workspace, as it was exported beside the metrics. */
export const workspaceGiven = (metrics: string): {locale: SiteLanguage} => jsonOf(join(metrics, "workspace.json"));

/** What the pages of a language are bundled with: its messages, the workspace, the cards of the figures. */
export const givenOf = (metrics: string, language: SiteLanguage): Record<string, unknown> => ({
  HEADWATER: {
    language,
    messages: jsonOf(join(dashboard, "locales", `${language}.json`)),
    workspace: workspaceGiven(metrics),
    definitions: cardsOf(jsonOf(join(metrics, "definitions.json")), language),
  },
});

/** The cards without the words of the other languages. */
function cardsOf(cards: Record<string, Record<string, unknown>>, language: SiteLanguage): Record<string, unknown> {
  const others = siteLanguages.filter((other) => other !== language) as string[];
  const own = (card: Record<string, unknown>) => Object.entries(card).filter(([key]) => !others.includes(key));
  return Object.fromEntries(Object.entries(cards).map(([name, card]) => [name, Object.fromEntries(own(card))]));
}

/** Runs a script of Node to its end. Throws what it said where it fails. */
export async function runScript(
  words: string[],
  environment: Record<string, string>,
  tell: (words: string) => void,
): Promise<void> {
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
  if (code === 0) return;
  const told = said.join("").trim();
  const [reason = told] = /^\w*Error: .*$/m.exec(told) ?? [];
  throw new Error(`the site could not be built: ${reason}\n${told}`);
}
