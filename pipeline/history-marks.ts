import {text} from "./sql.ts";

const exported = "coalesce(columns(lambda name: not starts_with(name, '_'))::varchar, '')";

/** What stands for a text in the history: 64 bits of its hash with the history's salt. */
export const mark = (salt: string, given: string): string => `left(sha256(${text(salt)} || ${given}), 16)`;

const latest = (name: string, table = `${name}s`): string => `
  select '${name}/' || ${name}_id as record_id, concat_ws(chr(10), *columns(*)) as fields
  from (
    select ${exported} from landed.${table}
    inner join (
      select _file, _row from landed.${table}
      qualify row_number() over (partition by ${name}_id order by _file_order desc, _row desc) = 1
    ) as kept using (_file, _row)
  ) as ${table}`;

/** A query for the leads and opportunities of the exports: record_id and the mark of what was exported of it and of its history up to a day (SQL). */
export const recordMarks = (salt: string, until: string): string => `
  with events as (
    select record_id, bit_xor(event) as events
    from (
      select distinct
        case when opportunity_id is null then 'lead/' || lead_id else 'opportunity/' || opportunity_id end as record_id,
        md5_number(concat_ws(chr(10), changed_at, stage, reason)) as event
      from landed.stage_changes
      where day_of(changed_at) <= ${until}
    ) as changes
    group by all
  ),
  latest as (${latest("lead")} union all ${latest("opportunity", "opportunities")})
  select record_id, ${mark(salt, "(fields || coalesce(events::varchar, ''))")} as content
  from latest
  left join events using (record_id)`;

/** A query for the spend of the exports: spend_key and the mark of the amounts of the latest file that reports it. */
export const spendMarks = (salt: string): string => `
  select spend_key, ${mark(salt, "string_agg(amount_text, ' ' order by amount_text)")} as content
  from (
    select spend_key, coalesce(amount::varchar, '') || ' ' || coalesce(currency, '') || ' ' || coalesce(until_on::varchar, '') as amount_text
    from landed.spend
    inner join staging.spend_keys using (_file, _row)
    qualify dense_rank() over (partition by spend_key order by _file_order desc) = 1
  ) as amounts
  group by all`;
