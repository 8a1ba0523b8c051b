/** A metric whose members add up to its '(all)' in every period: the column that says what is split, and what is added. */
type Whole = {table: string; split: string; sums: string};

const wholes: Whole[] = [
  {
    table: "metrics.lead_source_value",
    split: "breakdown",
    sums: `lead_count resold_count journey_count contacted_count qualified_count opportunity_count won_count lost_count closed_count
      open_count won_amount_known_count won_amount won_from_leads_amount`,
  },
  {
    table: "metrics.spend_return",
    split: "level",
    sums: `spend_amount lead_count journey_count qualified_count opportunity_count won_count open_count won_amount period_won_count
      period_won_amount`,
  },
  {
    table: "metrics.source_coverage",
    split: "breakdown",
    sums: "journey_count unknown_count unknown_won_count unknown_won_amount changed_count",
  },
];

/** Queries of which every row is a member, or a fiscal year, that fell out of a whole. */
export const gaps: string[] = wholes.flatMap(({table, split, sums}) => {
  const columns = sums.split(/\s+/).map((column) => `coalesce(sum(${column}), 0)`);
  const added = `[${columns.join(", ")}]::decimal(38,2)[] as added`;
  return [
    `select '${table}, ' || ${split} || ' of ' || period
     from (select ${split}, period, ${added} from ${table} where member <> '(all)' group by all) as parts
     full join (select period, ${added} from ${table} where member = '(all)' group by all) as whole using (period)
     where parts.added is distinct from whole.added`,
    `select '${table}, years of ' || ${split} || ' ' || member
     from (
       select ${split}, member, period_kind = 'all' as is_whole, ${added}
       from ${table} where period_kind in ('all', 'fiscal_year') group by all
     ) as told
     group by ${split}, member
     having count(*) <> 2 or any_value(added) filter (is_whole) is distinct from any_value(added) filter (not is_whole)`,
  ];
});
