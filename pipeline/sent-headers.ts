import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";

/** The headers that a site's `_headers` asks for at a path: those of each rule that it meets, a later one over an earlier. A page may be asked for without its ending. */
export function sentHeaders(site: string, path: string): Map<string, string> {
  const headers = new Map<string, string>();
  const file = join(site, "_headers");
  if (!existsSync(file)) return headers;
  let isMet = false;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (!line.startsWith(" ")) isMet = meets(path, line);
    else if (isMet) headers.set(line.slice(0, line.indexOf(":")).trim(), line.slice(line.indexOf(":") + 1).trim());
  }
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-cache");
  return headers;
}

function meets(path: string, rule: string): boolean {
  if (rule.endsWith("*")) return path.startsWith(rule.slice(0, -1));
  return path === rule || `${path}.html` === rule;
}
