import {beforeAll, describe, expect, it} from "vitest";
import {built, sourcesOf} from "./known-truth/built.ts";
import {mean} from "./known-truth/figures.ts";
import {leadsOf, resoldOf, type Source} from "./known-truth/sources.ts";
import {rowsIn} from "./rows-in.ts";

describe("a market of sixty sources", () => {
  const deals = {medianDays: 50, meanAmount: 10_000};
  const steady = sourcesOf(30, (index) => ({
    name: `steady ${index}`,
    leads: 900,
    days: 540,
    rate: 0.08 + 0.004 * index,
    ...deals,
  }));
  const collapsed = sourcesOf(10, (index) => ({
    name: `collapsed ${index}`,
    leads: 900,
    days: 540,
    rate: 0.15,
    lateRate: 0.03,
    ...deals,
  }));
  const young = sourcesOf(10, (index) => ({
    name: `young ${index}`,
    leads: 300,
    days: 60,
    rate: 0.16,
    ...deals,
    medianDays: 70,
  }));
  const portals = sourcesOf(5, (index) => ({name: `portal ${index}`, leads: 600, days: 540, rate: 0.12, ...deals}));
  const ofLine = (source: Source) => leadsOf("market", source, "line");
  const asReseller = (text: string) => text.replace("portal", "reseller");
  const resellers = portals.flatMap((portal, index) => [
    ...ofLine(portal).map((lead) => ({
      ...lead,
      id: asReseller(lead.id),
      customer: asReseller(lead.customer),
      source: asReseller(portal.name),
    })),
    ...resoldOf("market", asReseller(portal.name), ofLine(steady[index]!), 400),
  ]);
  let warehouse: string;
  beforeAll(async () => {
    warehouse = await built("market", [
      ...[...steady, ...collapsed, ...young, ...portals].flatMap(ofLine),
      ...resellers,
    ]);
  }, 120_000);

  it("ranks ten that began two months ago last by what they brought so far, and not one of them last by value at full age", async () => {
    const rows = await rowsIn(
      warehouse,
      `select member, lead_value_amount, full_value_amount from metrics.source_value where period = '(all)' and breakdown = 'lead_source'`,
    );
    const ranked = (column: number) =>
      [...rows]
        .sort((one, other) => Number(one[column]) - Number(other[column]))
        .map(([member]) => member!.startsWith("young"));
    const values = rows.filter(([member]) => member!.startsWith("young")).map((row) => Number(row[2]));
    const last = ranked(2).indexOf(true) + 1;
    console.info(
      `young sources from place ${last} from below on; mean value at full age ${mean(values).toFixed(0)}, truth 1600, ${mean(rows.map((row) => Number(row[2]))).toFixed(0)} of all`,
    );
    expect(ranked(1).slice(0, 10)).toEqual(Array(10).fill(true));
    expect(ranked(2).slice(0, 3)).toEqual([false, false, false]);
  });

  it("shows ten whose wins fell to a fifth in the last half-year below the others of that half-year, and none of them before", async () => {
    const rows = await rowsIn(
      warehouse,
      `select member, period, is_different and raw_rate < pooled_rate from metrics.source_rates
       where breakdown = 'lead_source' and period_kind = 'fiscal_year' and measure = 'won_of_closed'`,
    );
    const low = (period: string, of: string) =>
      rows.filter((row) => row[1] === period && row[0]!.startsWith(of) && row[2] === "true").length;
    console.info(
      `found below the others: ${low("FY2025", "collapsed")} of 10, ${low("FY2025", "steady")} of 30 steady ones; the year before ${low("FY2024", "collapsed")} of 10`,
    );
    expect(low("FY2025", "collapsed")).toBe(10);
    expect(low("FY2025", "steady")).toBeLessThanOrEqual(1);
    expect(low("FY2024", "collapsed")).toBe(0);
  });

  it("takes from the value of a lead of a portal that sells two fifths of its leads again just these two fifths", async () => {
    const rows = await rowsIn(
      warehouse,
      `select twin.lead_count, twin.resold_count, twin.resold_rate, twin.full_value_amount - 0.6 * portal.full_value_amount, twin.lead_value_amount - 0.6 * portal.lead_value_amount
       from metrics.source_value as portal
       inner join metrics.source_value as twin on twin.member = replace(portal.member, 'portal', 'reseller') and twin.period = portal.period and twin.breakdown = portal.breakdown
       where portal.period = '(all)' and portal.breakdown = 'lead_source' and portal.member like 'portal%'`,
    );
    expect(rows.length).toBe(5);
    for (const [count, again, rate, ...differences] of rows) {
      expect([count, again, rate]).toEqual(["1000", "400", "0.4"]);
      for (const difference of differences) expect(Math.abs(Number(difference))).toBeLessThanOrEqual(0.01);
    }
  });
});
