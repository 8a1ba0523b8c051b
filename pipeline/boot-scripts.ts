import {readFileSync} from "node:fs";
import {join} from "node:path";
import {bundle, type SiteLanguage} from "./bundles.ts";
import {dashboard} from "./dashboard.ts";

const place = "HEADWATER_LIVE_ADDRESS";

/** The first script of each page of a language, by the page's file name, as it stands within the page. `lives` are the scripts that make pages live. */
export async function bootScripts(
  scratch: string,
  language: SiteLanguage,
  lives: Record<string, string>,
): Promise<Record<string, string>> {
  const messages = JSON.parse(readFileSync(join(dashboard, "locales", `${language}.json`), "utf8"));
  const given = {HEADWATER_LIVE: place, HEADWATER_TROUBLE: messages["page.trouble"]};
  const [path] = await bundle(join(dashboard, "boot.ts"), scratch, given, "browser");
  const script = readFileSync(path!, "utf8").trim();
  const placed = Object.entries(lives).map(([page, file]) => [
    page,
    script.replaceAll(place, `../_app/${language}/${file}`),
  ]);
  return Object.fromEntries(placed);
}
