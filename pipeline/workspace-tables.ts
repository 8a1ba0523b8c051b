import {allocationTables} from "./allocation-tables.ts";
import {assessmentTables} from "./assessment-tables.ts";
import {attributionTables} from "./attribution-tables.ts";
import {careTables} from "./care-tables.ts";
import {channelTables} from "./channel-tables.ts";
import {findingsTables} from "./findings-tables.ts";
import {historyTables} from "./history-tables.ts";
import {integrityTables} from "./integrity-tables.ts";
import {privacyTables} from "./privacy-tables.ts";
import type {Profile} from "./profile.ts";
import {routingTables} from "./routing-tables.ts";
import {spendTables} from "./spend-tables.ts";
import {text} from "./sql.ts";
import {tableStatements} from "./table-statements.ts";
import {version} from "./version.ts";
import type {Connection} from "./warehouse.ts";
import type {Workspace} from "./workspace.ts";
import type {Table} from "./workspace-table.ts";

/** Writes headwater.yaml and the value maps of the profiles into the workspace schema, where models read them. */
export async function createWorkspaceTables(
  connection: Connection,
  workspace: Workspace,
  profiles: Profile[],
): Promise<void> {
  for (const [name, table] of Object.entries(tablesOf(workspace, profiles)))
    for (const statement of tableStatements(`workspace.${name}`, table)) await connection.run(statement);
  await connection.run(knownWords);
  await connection.run("comment on view workspace.known_words is 'One row per word that some map knows for a column.'");
  const comments = {
    column_name: "our column",
    scope: "system/entity that the word is known in, * for all",
    word: "the word",
  };
  for (const [column, means] of Object.entries(comments))
    await connection.run(`comment on column workspace.known_words.${column} is ${text(means)}`);
}

const knownWords = `create view workspace.known_words as
  select column_name, system_name || '/' || entity as scope, unnest([word, meaning]) as word from workspace.value_maps
  union
  select unnest(['stage', 'outcome']), '*', word from workspace.stage_words
  union
  select 'lead_source', '*', lead_source from workspace.channels
  union
  select 'lead_source', '*', recorded_source from workspace.source_names
  union
  select 'reason', '*', word from workspace.reasons`;

function tablesOf(workspace: Workspace, profiles: Profile[]): Record<string, Table> {
  const {stages, outcomes} = workspace;
  const words = [
    ...stages.flatMap(({stage, also}) => [stage, ...also].map((word) => [word, stage, null])),
    ...Object.entries(outcomes).flatMap(([outcome, list]) => [outcome, ...list].map((word) => [word, null, outcome])),
  ].filter(([word], index, all) => all.findIndex(([other]) => other === word) === index);
  const maps = profiles.flatMap(({system, entities}) =>
    Object.entries(entities).flatMap(([entity, {values}]) =>
      Object.entries(values).flatMap(([column, map]) =>
        Object.entries(map).map(([word, meaning]) => [system, entity, column, word, meaning]),
      ),
    ),
  );
  return {
    settings: {
      comment: "One row: what headwater.yaml says of the company.",
      columns: {
        name: ["varchar", "the company"],
        locale: ["varchar", "the language that the pages open in"],
        currency: ["varchar", "ISO 4217 code of all amounts"],
        time_zone: ["varchar", "the zone whose midnight ends a day"],
        fiscal_year_start: ["integer", "first month of the fiscal year"],
        observed_from_on: ["date", "first day from which the exports hold every end; null where they hold all"],
        link_within_days: ["double", "days between two records of one person or company that belong together"],
        rate_within_days: ["double", "days for which the last rate of a currency holds"],
      },
      rows: [
        [
          workspace.name,
          workspace.locale,
          workspace.currency,
          workspace.time_zone,
          workspace.fiscal_year_start,
          workspace.observed_from ?? null,
          workspace.linking.within_days,
          workspace.rates.within_days,
        ],
      ],
    },
    stages: {
      comment: "One row per stage, in order.",
      columns: {stage: ["varchar", "the stage"], stage_order: ["integer", "1 is the first contact"]},
      rows: stages.map(({stage}, index) => [stage, index + 1]),
    },
    stage_words: {
      comment: "One row per word that a stage or outcome column may hold.",
      columns: {
        word: ["varchar", "the word"],
        stage: ["varchar", "the stage it names"],
        outcome: ["varchar", "the outcome it names"],
      },
      rows: words as (string | null)[][],
    },
    ...channelTables(workspace),
    ...careTables(workspace),
    ...allocationTables(workspace),
    ...attributionTables(workspace),
    ...assessmentTables(workspace),
    ...findingsTables(workspace),
    ...integrityTables(workspace),
    ...privacyTables(workspace),
    ...routingTables(workspace),
    ...spendTables(workspace),
    ...historyTables,
    limits: {
      comment: "One row per limit of headwater.yaml.",
      columns: {
        scope: ["varchar", "default, a system, or system/entity"],
        limit_name: ["varchar", "rejects, freshness, row_drop or required"],
        level: ["varchar", "warn or error"],
        allowed: ["varchar", "the limit, as JSON"],
      },
      rows: Object.entries(workspace.limits).flatMap(([scope, limits]) =>
        Object.entries(limits).flatMap(([name, limit]) =>
          limit ? [[scope, name, limit.level, JSON.stringify({...limit, level: undefined})]] : [],
        ),
      ),
    },
    build: {
      comment: "One row: what built this warehouse.",
      columns: {version: ["varchar", "version of Headwater"]},
      rows: [[version]],
    },
    value_maps: {
      comment: "One row per word that a profile maps.",
      columns: {
        system_name: ["varchar", "the system of the profile"],
        entity: ["varchar", "the entity"],
        column_name: ["varchar", "our column"],
        word: ["varchar", "the word as exported"],
        meaning: ["varchar", "the word it stands for"],
      },
      rows: maps as string[][],
    },
  };
}
