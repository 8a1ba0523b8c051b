import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";

type Rule = {path: string; headers: [name: string, value: string][]};

/** The headers that a site's _headers file asks of a server for a path, as the hosts that know such files send them; none where there is no file. */
export function headersOf(site: string): (path: string) => [name: string, value: string][] {
  const file = join(site, "_headers");
  const rules: Rule[] = [];
  for (const line of existsSync(file) ? readFileSync(file, "utf8").split("\n") : []) {
    const [, name, value] = /^\s+([\w-]+): (.+)$/.exec(line) ?? [];
    if (name && value) rules.at(-1)?.headers.push([name, value]);
    else if (line.startsWith("/")) rules.push({path: line.trim(), headers: []});
  }
  const isMeant = (rule: string, path: string) =>
    rule.endsWith("*") ? path.startsWith(rule.slice(0, -1)) : rule === path || rule === `${path}.html`;
  return (path) => rules.filter((rule) => isMeant(rule.path, path)).flatMap(({headers}) => headers);
}
