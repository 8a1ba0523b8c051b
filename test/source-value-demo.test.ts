import {beforeAll, describe, expect, it} from "vitest";
import {demoBuilt} from "./demo-built.ts";
import {rowsIn} from "./rows-in.ts";

let warehouse: string;
beforeAll(async () => {
  ({warehouse} = await demoBuilt());
});

const bySource = "from metrics.lead_source_value where breakdown = 'lead_source' and period = '(all)'";

describe("the sources of the demo", () => {
  it("tell the portal that sells what another one sold: a second query counts the same leads, and other sources have few", async () => {
    const leads = "(select leads.*, customer_id from core.leads inner join staging.leads as staged using (lead_id))";
    const again = `select member, resold_count ${bySource} and resold_count > 0
      except select later.lead_source, count(distinct later.lead_id) from ${leads} as later inner join ${leads} as earlier
        on later.customer_id = earlier.customer_id and earlier.created_at < later.created_at and later.created_at <= earlier.created_at + interval 90 day
          and earlier.lead_source <> later.lead_source and '(missing)' not in (earlier.lead_source, later.lead_source)
      group by all`;
    expect(await rowsIn(warehouse, again)).toEqual([]);
    // 393 of 1,037 with those whose source is missing in either lead
    expect(await rowsIn(warehouse, `select resold_count, lead_count ${bySource} and member = '易车'`)).toEqual([
      ["370", "1002"],
    ]);
    expect(await rowsIn(warehouse, `select member ${bySource} and resold_rate > 0.06`)).toEqual([["易车"]]);
  });

  it("do not place the young source last at full age, though it has brought least so far", async () => {
    expect(await rowsIn(warehouse, `select arg_min(member, lead_value_amount) ${bySource}`)).toEqual([["微信朋友圈"]]);
    const [[rank, last]] = (await rowsIn(
      warehouse,
      `select max(full_value_rank) filter (member = '微信朋友圈'), max(full_value_rank) ${bySource}`,
    )) as [[string, string]];
    expect(Number(last)).toBe(13);
    expect(Number(rank)).toBeLessThan(12);
  });

  it("are missing for a third of one store's journeys, and for one in twenty at most elsewhere", async () => {
    const missing = "from metrics.source_coverage where period = '(all)' and breakdown = 'department'";
    expect(
      await rowsIn(warehouse, `select member, unknown_count, journey_count ${missing} and unknown_rate_low > 0.05`),
    ).toEqual([["长桥店", "218", "629"]]);
  });

  it("are shrunk toward the average, the least of them most, and bounded by what has no source", async () => {
    expect(
      await rowsIn(
        warehouse,
        `select member from metrics.source_rates where shrunk_rate not between least(raw_rate, average_rate) - 1e-12 and greatest(raw_rate, average_rate) + 1e-12
          or own_weight_rate is distinct from trial_count / (trial_count + strength_ratio)`,
      ),
    ).toEqual([]);
    expect(
      await rowsIn(
        warehouse,
        `select period, sum(low_amount) + (select coalesce(sum(journey_amount), 0) from core.journeys where outcome = 'won' and lead_source = '(missing)') = (select sum(journey_amount) from core.journeys where outcome = 'won')
          from metrics.source_bounds where period_kind = 'all' group by all`,
      ),
    ).toEqual([["(all)", "true"]]);
  });
});
