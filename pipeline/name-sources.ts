import {mediaOf, namedSources, ruleFor, rulesOf} from "./channel-rules.ts";
import {list, text} from "./sql.ts";
import {type Connection, rowsOf} from "./warehouse.ts";
import type {Workspace} from "./workspace.ts";

const naming = ["leads", "opportunities", "touches", "spend"] as const;

/**
 * Holds every label that the landed rows carry against the rules of the channel map: what a rule calls otherwise goes into
 * workspace.source_names, what it only puts under a channel into workspace.channels. A plain map needs no look at them.
 */
export async function nameSources(connection: Connection, {channels}: Workspace): Promise<void> {
  if (!Array.isArray(channels)) return;
  const rules = rulesOf(channels);
  const named = namedSources(channels);
  const media = mediaOf(channels);
  const names: string[][] = [];
  const found: string[][] = [];
  for (const label of await rowsOf(connection, labels)) {
    const [system, source, campaign] = [label["system"], label["source"], label["campaign"]].map(String) as [
      string,
      string,
      string,
    ];
    const rule = ruleFor(rules, {system, source, campaign});
    if (rule?.as !== undefined && rule.as !== source) names.push([system, source, campaign, rule.as]);
    if (rule === undefined || rule.as !== undefined || named.has(source)) continue;
    named.set(source, rule.channel);
    found.push([source, rule.channel, media.get(rule.channel) ?? "(missing)"]);
  }
  await insert(connection, "source_names", names);
  await insert(connection, "channels", found);
}

const labels = `select distinct _system as system, category(source) as source, category(campaign) as campaign
  from (${[...naming.map((entity) => [entity, "lead_source"] as const), ["leads", "latest_source"] as const]
    .map(
      ([entity, column]) => `select distinct _system, mapped(_system, '${entity}', 'lead_source', ${column}) as source,
        mapped(_system, '${entity}', 'campaign', campaign) as campaign from landed.${entity}`,
    )
    .join(" union ")}) as recorded
  order by all`;

async function insert(connection: Connection, table: string, rows: string[][]): Promise<void> {
  for (let from = 0; from < rows.length; from += 1000) {
    const values = rows.slice(from, from + 1000).map((row) => `(${list(row.map(text))})`);
    await connection.run(`insert into workspace.${table} values ${list(values)}`);
  }
}
