import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {strFromU8, unzipSync} from "fflate";
import papaparse from "papaparse";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {lists, safe, writeLists} from "../pipeline/lists.ts";
import type {Warehouse} from "../pipeline/warehouse.ts";
import type {Workspace} from "../pipeline/workspace.ts";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

const folder = mkdtempSync(join(tmpdir(), "headwater-lists-"));
const payloads = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", 'plain, with "quotes"'];

/** A row for each payload in every text column, over the columns that the models of the lists have. */
const risks = payloads
  .map(
    (
      text,
      index,
    ) => `select 'j${index}' as journey_id, ${index + 1} as risk_rank, $$${text}$$ as opportunity_id, $$${text}$$ as lead_id, 'crm:p1' as rep_id,
      $$${text}$$ as region, $$${text}$$ as department, $$${text}$$ as product_line, $$${text}$$ as stage, 3.5::double as open_days, 'stalled' as clock,
      true as has_no_contact, false as has_no_next_step, false as has_broken_promise, 2 as pushed_count, false as has_past_close, false as has_gone_back,
      false as has_single_contact, false as is_grade_inflated, false as has_no_evidence, 2 as flag_count, 'H' as grade, date '2025-01-02' as graded_on,
      null::date as last_contact_on, null::date as next_contact_on, 1234.50::decimal(18,2) as value_amount, 0.5::double as entry_rate, 0.25::double as now_rate,
      308.63::decimal(18,2) as at_risk_amount, '(none)' as next_kind`,
  )
  .join(" union all ");

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await modelWarehouse(
    threeStages,
    "2025-01-31",
    {
      "landed.pseudonyms": "select 'crm' as _system, 'p1' as pseudonym, '=E3001' as original_text",
      "metrics.risks": risks,
      "metrics.routing": `select opportunity_id, lead_id, journey_id, rep_id, region, department, product_line, stage, 'close' as route, 'no precedent, no contact' as reason,
        null::double as score_rate, null::double as completeness_rate, now_rate, value_amount, value_amount as worth_amount from metrics.risks`,
      "metrics.unworked_leads": `select *, 'web' as lead_source, outcome_ as outcome, false as is_late, false as is_overdue, null::date as entered_on, 1.5::double as waited_hours,
        2.0::double as idle_days, value_amount as journey_amount, 1 as unworked_rank from (select * exclude (opportunity_id, lead_id, has_broken_promise), 'lost' as outcome_ from metrics.risks)`,
      "metrics.effortless_losses": `select journey_id, rep_id, region, department, 'web' as lead_source, 'price' as reason, true as has_no_two_way_contact, false as has_few_contacts,
        false as is_quick, false as is_bulk, false as is_bought_later, date '2025-01-02' as ended_on, 3 as contact_count, value_amount as journey_amount, 1 as newest_rank from metrics.risks where false`,
      "core.journeys": "select journey_id, opportunity_id, lead_id from metrics.risks",
      "metrics.review_prompts": "select 'crm:p1' as rep_id, 'd' as department where false",
      "metrics.review_records": `select 'crm:p1' as rep_id, 'late_entry' as indicator, 'entered late' as says, 'r' as record_id, 'j' as journey_id, date '2025-01-02' as said_on, 1.0::double as value,
        'why' as innocent_reason where false`,
      "metrics.assignments":
        "select 'j0' as journey_id, 'greedy' as way, null::varchar as rep_id, 'consultant left' as reason, 0.25::double as chance_rate, 0::decimal(18,2) as expected_amount",
    },
    [],
  );
});
afterAll(() => {
  warehouse.close();
  rmSync(folder, {recursive: true});
});

describe("work lists", () => {
  it("are written in the workspace's language, with every row, as text that no spreadsheet runs", async () => {
    expect(await writeLists(warehouse.connection, {locale: "zh"} as Workspace, folder)).toBe(2 * payloads.length + 1);
    const text = readFileSync(join(folder, "risks.csv"), "utf8");
    expect(text.startsWith("\uFEFF排名,商机,")).toBe(true);
    const {data} = papaparse.parse<string[]>(text.slice(1), {skipEmptyLines: true});
    expect(data).toHaveLength(payloads.length + 1);
    for (const row of data) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect(data[1]!.slice(0, 4)).toEqual(["1", "'=1+1", "'=1+1", "'=E3001"]);
    expect(data[1]![9]).toBe("停滞");
    expect(data[1]![10]).toBe("无联系记录、预计成交日两次推后");
    expect(data[6]![1]).toBe(payloads[5]);
  });

  it("stand in a workbook too, numbers as numbers", async () => {
    await writeLists(warehouse.connection, {locale: "en"} as Workspace, folder);
    const parts = unzipSync(readFileSync(join(folder, "risks.xlsx")));
    const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"]!);
    const words = strFromU8(parts["xl/sharedStrings.xml"]!);
    expect(sheet).not.toContain("<f>");
    expect(sheet).toContain("<v>1234.5</v>");
    expect(words).toContain("no contact on record, close date put off twice");
    expect(words).toContain("&apos;=1+1".replace("&apos;", words.includes("&apos;=1+1") ? "&apos;" : "'"));
    expect(strFromU8(parts["xl/workbook.xml"]!)).toContain("Open prospects at risk");
  });

  it("leave numbers and empty cells alone", () => {
    expect([safe(-5), safe(null), safe("-5"), safe("a=b")]).toEqual([-5, null, "'-5", "a=b"]);
  });

  it("have a heading in both languages for each column that they select", async () => {
    for (const [name, {select, columns}] of Object.entries(lists)) {
      const reader = await warehouse.connection.runAndReadAll(`describe ${select}`);
      expect(
        reader.getRowsJson().map(([column]) => column),
        name,
      ).toEqual(Object.keys(columns));
    }
  });
});
