import {text} from "./sql.ts";

const exported = "columns(lambda name: not starts_with(name, '_'))";

/** What stands for a text in the history: 64 bits of its hash with the history's salt. */
export const mark = (salt: string, given: string): string => `left(sha256(${text(salt)} || ${given}), 16)`;

/** A query for the leads and opportunities of the exports: record_id and the mark of what was exported of it and of its history up to a day (SQL). */
export const recordMarks = (salt: string, until: string): string => `
  with events as (
    select
      case when opportunity_id is null then 'lead/' || lead_id else 'opportunity/' || opportunity_id end as record_id,
      string_agg(distinct event, chr(10) order by event) as events
    from (
      select opportunity_id, lead_id, changes::varchar as event
      from (select ${exported} from landed.stage_changes where day_of(changed_at) <= ${until}) as changes
    ) as texts
    group by all
  ),
  latest as (
    select 'lead/' || lead_id as record_id, leads::varchar as fields
    from (
      select ${exported} from landed.leads
      qualify row_number() over (partition by lead_id order by _file_order desc, _row desc) = 1
    ) as leads
    union all
    select 'opportunity/' || opportunity_id, opportunities::varchar
    from (
      select ${exported} from landed.opportunities
      qualify row_number() over (partition by opportunity_id order by _file_order desc, _row desc) = 1
    ) as opportunities
  )
  select record_id, ${mark(salt, "(fields || coalesce(events, ''))")} as content
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
