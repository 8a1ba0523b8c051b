import {modelsOf} from "../pipeline/models.ts";
import {rowsOf, type Warehouse} from "../pipeline/warehouse.ts";
import {logWarehouse} from "./log-warehouse.ts";

export const repsEach = 20;
const [entries, others] = [100, 45];

/** A draw in [0, 1) for the thing at hand, and one that is nearly normal. */
const draw = (which: number | string) => `(hash(thing * 101 + ${which}) / 2e0 ** 64)`;
const normal = (which: number) =>
  `((${[0, 1, 2, 3].map((part) => draw(which * 5 + part)).join(" + ")} - 2) * sqrt(3e0))`;
/** A share that differs from company to company around a middle, and there from consultant to consultant. */
const share = (which: number, middle: number) =>
  `1 / (1 + exp(-(${middle} + company_shift[${which}] + 0.5 * ${normal(which)})))`;

/** The ways in which honest consultants differ: how late, when, in which words, how round, how well attested, how often right. */
const repsFrom = (first: number, companies: number, fabricators: number) => `
  with companies as (
    select company, [${[1, 2, 3, 4, 5, 6, 7].map((each) => `0.5 * ${normal(40 + each)}`).join(", ")}] as company_shift
    from (select company, company::bigint as thing from range(${first}, ${first + companies}) as drawn(company))
  )
  select
    company, number, 'c' || company || ' r' || number as rep_id, number < ${fabricators} as is_fabricator,
    if(is_fabricator, 0.5, ${share(1, -2.2)}) as late, ${draw(90)} as evening, if(is_fabricator, 0.9, ${share(3, -1.7)}) as copied,
    3 + floor(30 * ${draw(91)})::integer as phrases, ${share(4, 0)} as round, if(is_fabricator, 0.5, ${share(5, -1.7)}) as unattested,
    if(is_fabricator, 0.97, ${share(6, 0.5)}) as unkept, ${share(7, -1)} as usual, 1 + floor(5 * ${draw(92)})::integer as office_day
  from (select *, company * 1000 + number as thing from companies cross join range(${repsEach}) as drawn(number))`;

const words = (list: string, which: string) => `['${list.split(" ").join("', '")}'][1 + floor(12 * ${which})::integer]`;
const asked =
  "问落地价格 问优惠多少 问贷款条件 比较配置 看颜色 问有现车 问旧车置换 问保险费用 问油耗多少 问空间大小 问提车期限 问首付比例";
const said =
  "周末来店 和家人商量 月底决定 已加微信 要报价单 等活动 下班再聊 想试驾 先对比 嫌价格贵 等旧车卖掉 要上门接";

/** A draw in [0, 1) that is the same for the same one of a consultant's own phrases. */
const phrase = (which: number) =>
  `(hash(number * ${which} + company * 7000 + floor(if(is_fabricator, 3, phrases) * ${draw(16)})::integer * 1000003) / 2e0 ** 64)`;

/** Every entry of every consultant: a fabricator writes half of the log on the office day, in three phrases, and dates half of the stages. */
const activitiesOf = `
  with drawn as (
    select given.*, i, company * 10000000 + number * 100000 + i as thing from workspace.reps as given cross join range(${entries}) as drawn(i)
  ),
  happened as (
    select *, timestamp '2025-01-06' + to_days(floor(130 * ${draw(1)})::integer) + to_seconds(9 * 3600 + floor(34000 * ${draw(2)})::integer) as happened_at
    from drawn
  )
  select
    rep_id || ' ' || i as record_id, rep_id, if(${draw(3)} < 0.2, 'visit ', 'call ') || company as kind, rep_id || ' j' || i as journey_id, rep_id || ' j' || i as prospect_id,
    happened_at,
    case
      when is_fabricator and ${draw(4)} < 0.5 or ${draw(5)} < late / 3 then
        date_trunc('week', happened_at) + to_days(7 + office_day - 1) + to_seconds(17 * 3600 + floor(1800 * ${draw(6)})::integer)
      when ${draw(7)} < late then happened_at + to_seconds(floor(3600 * (72 + 70 * ${draw(8)}))::integer)
      when ${draw(9)} < evening then date_trunc('day', happened_at) + to_seconds(66000 + floor(5000 * ${draw(10)})::integer)
      else happened_at + to_seconds(floor(-4000 * ln(1 - ${draw(11)}))::integer)
    end as recorded_at,
    60 * if(${draw(12)} < round, 5 * (1 + floor(8 * ${draw(13)}))::integer, 1 + floor(40 * ${draw(14)})::integer) as duration_seconds,
    if(${draw(15)} < copied,
      ${words(asked, phrase(50))} || '，客户' || ${words(said, phrase(51))} || '，继续跟进',
      (1 + floor(6 * ${draw(17)}))::integer || '人，' || ${words(asked, draw(18))} || '，' || ${words(said, draw(19))} || '，' || (1 + floor(28 * ${draw(20)}))::integer || '号' || ${words(said, draw(21))}
    ) as written
  from happened`;

const visitsOf = `
  select made.rep_id || ' j' || i as journey_id, 1 as visit_number, 'b' as stage, 2 as stage_order, 'history' as observed_by, false as is_imputed,
    happened_on + if(${draw(30)} < unattested, 40, 1) as entered_on
  from (select given.*, i, company * 10000000 + number * 100000 + i as thing from workspace.reps as given cross join range(${others}) as drawn(i)) as made
  inner join core.activities on activity_id = made.rep_id || ' ' || i`;

const gradesOf = `
  select rep_id || ' g' || i as journey_id, rep_id, 'H' as grade, ${draw(31)} >= unkept as is_kept, date '2025-03-01' as declared_on
  from (select given.*, i, company * 10000000 + number * 100000 + i as thing from workspace.reps as given cross join range(${others}) as drawn(i))`;

const fieldsOf = `
  select rep_id || ' f' || i as record_id, rep_id, rep_id || ' f' || i as prospect_id,
    to_json([${[0, 1, 2, 3, 4, 5].map((field) => `if(${draw(40 + field)} < usual, 0, floor(4 * ${draw(50 + field)})::integer)::varchar`).join(", ")}])::varchar as pattern
  from (select given.*, i, company * 10000000 + number * 100000 + i as thing from workspace.reps as given cross join range(${others}) as drawn(i))`;

/** What is said of a consultant: whether an indicator is flagged, and which of them make a prompt. */
export type Judged = {
  rep_id: string;
  is_fabricator: boolean;
  is_flagged: boolean;
  is_prompted: boolean;
  indicators: string | null;
};

/**
 * Consultants of made companies as the production models judge each company on its own: records of all are made and marked together,
 * for what marks a record is its consultant's alone, then each company's are compared.
 */
export async function judgedCompanies(first: number, companies: number, fabricators: number): Promise<Judged[]> {
  const marked = [
    "staging.note_twins",
    "staging.visit_travel",
    "core.field_twins",
    "core.log_entries",
    "core.log_overlaps",
    "core.undated_stages",
    "core.log_marks",
  ];
  const before = {"workspace.reps": repsFrom(first, companies, fabricators)};
  const {connection, close}: Warehouse = await logWarehouse(
    {
      activities: activitiesOf,
      visits: visitsOf,
      grades: gradesOf,
      fields: fieldsOf,
    },
    {},
    {models: marked, before},
  );
  const sqlOf = (name: string) => modelsOf().find(({qualifiedName}) => qualifiedName === name)!.sql;
  const [integrity, prompts] = [sqlOf("metrics.log_integrity"), sqlOf("metrics.review_prompts")];
  await connection.run("set variable company = 0");
  await connection.run(`create table core.all_marks as
    select marks.*, company from core.log_marks as marks inner join workspace.reps as given using (rep_id) order by company`);
  await connection.run("drop table core.log_marks");
  await connection.run(
    "create view core.log_marks as select * exclude (company) from core.all_marks where company = getvariable('company')",
  );
  const judged: Judged[] = [];
  for (let company = first; company < first + companies; company++) {
    await connection.run(`set variable company = ${company}`);
    await connection.run(`create or replace table metrics.log_integrity as ${integrity}`);
    judged.push(
      ...((await rowsOf(
        connection,
        `select given.rep_id, is_fabricator, indicators, is_flagged, indicators is not null as is_prompted
          from workspace.reps as given
          left join (${prompts}) as prompts using (rep_id)
          left join (select member, bool_or(is_flagged) as is_flagged from metrics.log_integrity where level = 'rep' group by all) as flags on member = given.rep_id
          where company = ${company}`,
      )) as Judged[]),
    );
  }
  close();
  return judged;
}
