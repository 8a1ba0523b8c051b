import type {Warehouse} from "../pipeline/warehouse.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

/** What a test says of a log: queries; what it leaves out is empty. */
export type LogGiven = {
  /** record_id, rep_id, kind, happened_at, and what else an activity has */
  activities?: string;
  /** rep_id, department */
  reps?: string;
  /** record_id, rep_id, prospect_id, pattern */
  fields?: string;
  /** journey_id, visit_number, stage, entered_on, rep_id, observed_by, stage_order */
  visits?: string;
  /** journey_id, rep_id, grade, declared_on, is_kept */
  grades?: string;
};

const activityColumns = `'' as record_id, '' as rep_id, '' as kind, null::varchar as journey_id, null::varchar as direction, null::boolean as is_answered,
  timestamp '2025-01-01' as happened_at, null::timestamp as recorded_at, null::integer as duration_seconds, null::varchar as written, null::varchar as prospect_id, '' as system_name,
  null::double as latitude, null::double as longitude`;

const judged = [
  "staging.note_twins",
  "staging.visit_travel",
  "core.field_twins",
  "core.log_entries",
  "core.log_overlaps",
  "core.undated_stages",
  "core.log_marks",
  "metrics.log_integrity",
  "metrics.review_prompts",
  "metrics.review_records",
];

/** A warehouse in memory in which the log's production models stand on hand-made records, judged as of the end of 2025. */
export async function logWarehouse(
  {activities, reps, fields, visits, grades}: LogGiven,
  integrity: object = {},
  {
    asOf = "2025-12-31",
    models = judged,
    before = {},
  }: {asOf?: string; models?: string[]; before?: Record<string, string>} = {},
): Promise<Warehouse> {
  const all = `from (select ${activityColumns} limit 0) union all by name from (${activities ?? `select ${activityColumns} limit 0`})`;
  const staged = `select coalesce(nullif(system_name, ''), 'exports/log') || '/file.csv' as _file, row_number() over (order by record_id) as _row, record_id as activity_id, prospect_id as opportunity_id,
    null::varchar as lead_id, rep_id, kind, coalesce(direction, '(missing)') as direction, is_answered, happened_at, recorded_at, duration_seconds::bigint as duration_seconds,
    null::date as next_contact_on, journey_id, written, latitude, longitude from (${all})`;
  return modelWarehouse(
    {...threeStages, integrity},
    asOf,
    {
      ...before,
      "landed.activities": `select *, written as note from (${staged})`,
      "staging.activities": "select * exclude (journey_id, written, note, latitude, longitude) from landed.activities",
      "core.activities":
        "select * exclude (written, note, latitude, longitude), day_of(happened_at) as happened_on, day_of(recorded_at) as recorded_on from landed.activities",
      "core.reps": reps ?? "select '' as rep_id, '' as department limit 0",
      "core.journeys":
        "select distinct journey_id, rep_id, null::varchar as stage, null::date as entered_on from core.activities where journey_id is not null",
      "core.stage_visits":
        visits ??
        "select '' as journey_id, 1 as visit_number, 'b' as stage, 2 as stage_order, 'history' as observed_by, false as is_imputed, date '2025-01-01' as entered_on limit 0",
      "core.assessment_fields":
        fields ?? "select '' as record_id, '' as rep_id, '' as prospect_id, '' as pattern limit 0",
      "core.grade_promises": `select '' as _file, row_number() over () as _row, journey_id, rep_id, grade, 'none' as left_out, true as is_mature, is_kept, declared_on,
        declared_on::timestamp as declared_at, 7 as promise_days
        from (${grades ?? "select '' as journey_id, '' as rep_id, 'H' as grade, true as is_kept, date '2025-01-01' as declared_on limit 0"})`,
    },
    models,
  );
}
