import {describe, expect, it} from "vitest";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

const tables = {
  "core.activities": `select 'log' as _file, row_number() over ()::bigint as _row, 'r' as rep_id, kind, journey_id, day::date as happened_on, seconds::bigint as duration_seconds
    from (values ('call', 'j', '2025-01-31', 90), ('call', 'j', '2025-02-01', null), ('visit', 'j', '2025-02-01', null),
      ('message', null, '2025-02-02', null), ('call', 'k', '2025-02-03', 0), ('visit', 'k', '2025-02-03', 3599)) as given(kind, journey_id, day, seconds)`,
  "core.journeys": `select * from (values ('j', 'ads', 'online', 'spring', date '2025-01-30'), ('k', 'fair', 'events', '(missing)', null))
    as given(journey_id, lead_source, channel, campaign, entered_on)`,
};

async function effortOf(spend: object): Promise<unknown[][]> {
  const {connection, close} = await modelWarehouse({...threeStages, spend}, "2025-03-31", tables, [
    "core.sales_effort",
  ]);
  const reader = await connection.runAndReadAll(
    "select kind, channel, campaign, strftime(month_on, '%Y-%m'), is_estimated, effort_seconds, effort_hours, effort_amount from core.sales_effort order by _row",
  );
  const rows = reader.getRowsJson();
  close();
  return rows;
}

describe("the time of sales", () => {
  it("is what is recorded, else what headwater.yaml declares, and costs what an hour costs", async () => {
    const effort = {cost_per_hour: 80.1, minutes: {call: 6, visit: 60}};
    expect(await effortOf({effort})).toEqual([
      ["call", "online", "spring", "2025-01", false, "90", 0.025, "2.00"],
      ["call", "online", "spring", "2025-02", true, "360", 0.1, "8.01"],
      ["visit", "online", "spring", "2025-02", true, "3600", 1, "80.10"],
      ["message", "(missing)", "(missing)", "2025-02", false, null, null, null],
      ["call", "events", "(missing)", "2025-02", false, "0", 0, "0.00"],
      ["visit", "events", "(missing)", "2025-02", false, "3599", 3599 / 3600, "80.08"],
    ]);
    const others = await effortOf({effort: {...effort, other_minutes: 0.5}});
    expect(others[3]!.slice(4)).toEqual([true, "30", 30 / 3600, "0.67"]);
  });

  it("costs nothing that is known where nothing is declared", async () => {
    expect((await effortOf({})).map((row) => row.slice(4))).toEqual([
      [false, "90", 0.025, null],
      [false, null, null, null],
      [false, null, null, null],
      [false, null, null, null],
      [false, "0", 0, null],
      [false, "3599", 3599 / 3600, null],
    ]);
  });
});
