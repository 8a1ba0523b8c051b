import {weekdays} from "./integrity-schema.ts";
import type {Workspace} from "./workspace.ts";
import type {Table} from "./workspace-table.ts";

/** The tables of the workspace schema that say how far the log is asked before it is believed. */
export function integrityTables({integrity}: Workspace): Record<string, Table> {
  const {meeting} = integrity;
  return {
    integrity: {
      comment: "One row: from when on a share of the log stands out, and what counts as late or as a batch.",
      columns: {
        record_floor_count: ["integer", "records below which an indicator is not judged"],
        peer_floor_count: ["integer", "consultants or departments below which nobody is compared"],
        robust_z_ratio: ["double", "so many robust deviations above the peers' median stand out"],
        late_hours: ["double", "written down later than so many hours after is late"],
        batch_count: ["integer", "so many entries of one consultant within 30 minutes are a batch"],
        import_count: ["integer", "so many entries written at one second were imported"],
        km_per_hour_ratio: ["double", "kilometres an hour above which nobody travels from one visit to the next"],
        letter_count: ["integer", "letters below which notes are not compared"],
        meeting_weekday_number: ["integer", "day of the weekly meeting, 1 is Monday; null where none is declared"],
        before_meeting_seconds: [
          "integer",
          "from midnight of that day to the time before it; negative is the day before",
        ],
        before_meeting_hours: ["double", "how long that time is"],
      },
      rows: [
        [
          integrity.min_records,
          integrity.min_peers,
          integrity.robust_z,
          integrity.late_hours,
          integrity.batch_entries,
          integrity.import_entries,
          integrity.km_per_hour,
          integrity.note_length,
          meeting ? weekdays.indexOf(meeting.day) + 1 : null,
          meeting ? secondsOf(meeting.at) - meeting.hours * 3600 : null,
          meeting ? meeting.hours : null,
        ],
      ],
    },
    on_site_kinds: {
      comment:
        "One row per kind of activity at which the consultant is with the customer; none where their names tell.",
      columns: {kind: ["varchar", "the kind"]},
      rows: [...new Set(integrity.on_site)].map((kind) => [kind]),
    },
    stage_evidence: {
      comment: "One row per stage and kind of activity of which one must be on record for it.",
      columns: {stage: ["varchar", "the stage"], kind: ["varchar", "the kind"]},
      rows: Object.entries(integrity.evidence).flatMap(([stage, kinds]) =>
        [...new Set(kinds)].map((kind) => [stage, kind]),
      ),
    },
    integrity_indicators: {
      comment: "One row per indicator of how far the log can be relied on, with its usual innocent reason.",
      columns: {
        indicator: ["varchar", "the indicator"],
        family: ["varchar", "time, text, structure or evidence"],
        says: ["varchar", "what it says of a record"],
        floor_rate: ["double", "share below which it never stands out"],
        innocent_reason: ["varchar", "why that is usually so, without anybody's fault"],
      },
      rows: indicators.map((each) => [...each]),
    },
  };
}

const indicators = [
  ["late_entry", "time", "entered late", 0.25, "work in the field without a signal, a migration, a wrong time zone"],
  [
    "early_entry",
    "time",
    "entered before it happened",
    0.05,
    "a wrong time zone, an appointment logged when it was made",
  ],
  ["weekly_entry", "time", "entered at one hour of the week", 0.5, "a fixed hour for paperwork, part-time work"],
  [
    "batch_entry",
    "time",
    "entered in a batch",
    0.25,
    "catching up after a holiday, a list of calls entered at the day's end",
  ],
  ["same_wording", "text", "same wording", 0.25, "a template, a mail merge, a short list of usual answers"],
  ["same_fields", "structure", "same fields", 0.25, "few options in the form, prospects from one campaign"],
  ["heaped_durations", "structure", "duration in round minutes", 0.35, "everyone rounds, a default in the form"],
  [
    "overlapping_visits",
    "structure",
    "overlaps another visit",
    0.05,
    "a calendar's default length, a visit of two together",
  ],
  [
    "impossible_travel",
    "structure",
    "too far from the visit before",
    0.05,
    "a wrong place on the map, a visit logged afterwards from home, a fast train",
  ],
  ["undated_stages", "evidence", "no evidence attached", 0.4, "evidence kept outside the CRM, a colleague's activity"],
  [
    "unkept_grades",
    "evidence",
    "grade not followed by a purchase",
    0.5,
    "few grades, stock or price decided, hard prospects",
  ],
] as const;

const secondsOf = (clock: string): number => Number(clock.slice(0, 2)) * 3600 + Number(clock.slice(3)) * 60;
