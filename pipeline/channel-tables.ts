import {mediaOf, namedSources, rulesOf} from "./channel-rules.ts";
import type {Workspace} from "./workspace.ts";
import type {Table} from "./workspace-table.ts";

/** The tables of the workspace schema that say what lead sources are called, and to which channel and medium each belongs. */
export function channelTables({channels}: Workspace): Record<string, Table> {
  const media = mediaOf(channels);
  const said = (patterns: string[] | undefined) => (patterns === undefined ? null : patterns.join(", "));
  return {
    channels: {
      comment: "One row per lead source that the channel map names, or that one of its rules takes.",
      columns: {
        lead_source: ["varchar", "the source"],
        channel: ["varchar", "the channel it belongs to"],
        medium: ["varchar", "the medium of the channel"],
      },
      rows: [...namedSources(channels)].map(([source, channel]) => [
        source,
        channel,
        media.get(channel) ?? "(missing)",
      ]),
    },
    channel_rules: {
      comment: "One row per rule of the channel map, in order: the first that takes a label decides.",
      columns: {
        rule_order: ["integer", "1 is asked first"],
        system_name: ["varchar", "the system it takes from; null for all"],
        sources: ["varchar", "patterns of lead sources that it takes; null for all, and none"],
        campaigns: ["varchar", "patterns of campaigns that it takes; null for all, and none"],
        channel: ["varchar", "the channel that it gives"],
        medium: ["varchar", "the medium of that channel"],
        named_as: ["varchar", "the lead source that what it takes is called; null where it keeps its name"],
      },
      rows: rulesOf(channels).map((rule, index) => [
        ...[index + 1, rule.system ?? null, said(rule.lead_source), said(rule.campaign)],
        ...[rule.channel, media.get(rule.channel) ?? "(missing)", rule.as ?? null],
      ]),
    },
    source_names: {
      comment: "One row per label of an export that a rule of the channel map gives another name.",
      columns: {
        system_name: ["varchar", "the system that it was exported from"],
        recorded_source: ["varchar", "the lead source as recorded, as its profile maps it"],
        recorded_campaign: ["varchar", "the campaign as recorded, as its profile maps it"],
        lead_source: ["varchar", "the lead source that it is called"],
      },
      rows: [],
    },
    source_history: {
      comment: "One row per column of which dated exports show the source of records again.",
      columns: {
        entity: ["varchar", "leads or opportunities"],
        column_name: ["varchar", "lead_source or latest_source"],
        record_count: ["bigint", "records that two exports or more show"],
      },
      rows: [],
    },
  };
}
