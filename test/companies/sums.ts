/** A metric whose members add up to its '(all)': within which columns, of which other columns, and what is added. */
type Whole = {table: string; member: string; within: string[]; of: string[]; sums: string[]};

const wholes: Whole[] = [
  {
    table: "metrics.lead_source_value",
    member: "member",
    within: ["period"],
    of: ["breakdown"],
    sums: `lead_count resold_count journey_count contacted_count qualified_count opportunity_count won_count closed_count open_count
      won_amount_known_count won_amount won_from_leads_amount`.split(/\s+/),
  },
  {
    table: "metrics.spend_results",
    member: "member",
    within: ["level", "period"],
    of: [],
    sums: "spend_amount lead_count journey_count opportunity_count won_count won_amount period_won_count period_won_amount".split(
      " ",
    ),
  },
  {
    table: "metrics.spend_return",
    member: "channel",
    within: ["period"],
    of: [],
    sums: "spend_amount lead_count journey_count won_count won_amount open_count".split(" "),
  },
  {
    table: "metrics.source_coverage",
    member: "member",
    within: ["period"],
    of: ["breakdown"],
    sums: "journey_count unknown_count unknown_won_count unknown_won_amount changed_count".split(" "),
  },
];

/** Queries of which every row is a member, or a fiscal year, that fell out of a whole. */
export const gaps: string[] = wholes.flatMap(({table, member, within, of, sums}) => {
  const added = sums.map((column) => `coalesce(sum(${column}), 0)`).join(", ");
  const all = `${member} = '(all)'`;
  return [
    `select '${table}, members of ' || concat_ws(' ', ${[...within, ...of].map((column) => `parts.${column}`).join(", ")})
     from (select ${[...within, ...of].join(", ")}, [${added}]::decimal(38,2)[] as sums from ${table} where not (${all}) group by all) as parts
     full join (select ${within.join(", ")}, [${added}]::decimal(38,2)[] as sums from ${table} where ${all} group by all) as whole using (${within.join(", ")})
     where parts.sums is distinct from whole.sums`,
    `select '${table}, years of ' || told.name
     from (
       select concat_ws(' ', ${[member, ...within.filter((column) => column !== "period"), ...of].join(", ")}) as name,
         period_kind = 'all' as is_whole, [${added}]::decimal(38,2)[] as sums
       from ${table} where period_kind in ('all', 'fiscal_year') group by all
     ) as told
     group by told.name having count(*) <> 2 or any_value(sums) filter (is_whole) is distinct from any_value(sums) filter (not is_whole)`,
  ];
});
