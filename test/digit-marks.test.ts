import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {damagedCount, digitMarks} from "../pipeline/land/digit-marks.ts";
import {given} from "../pipeline/land/typed-value.ts";
import {text} from "../pipeline/sql.ts";
import {rowsOf, type Warehouse} from "../pipeline/warehouse.ts";
import {macroWarehouse} from "./macro-warehouse.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await macroWarehouse();
});
afterAll(() => warehouse.close());

/** How many texts of a column, null where a row has none, are counted as damaged. */
async function damagedOf(texts: (string | null)[], column = "lead_id"): Promise<number> {
  const rows = texts.map((given) => `(${given === null ? "null" : text(given)}, 'L-1')`).join(", ");
  const other = column === "phone" ? "lead_id" : "phone";
  const [counted] = await rowsOf(
    warehouse.connection,
    `select ${damagedCount("leads", column)} as damaged, ${damagedCount("leads", other)} as other
     from (select {'marks': ${digitMarks("leads", [column, other])}} as _trouble from (values ${rows}) as texts(${given(column)}, ${given(other)}))`,
  );
  expect(Number(counted!.other), "the column beside it").toBe(0);
  return Number(counted!.damaged);
}

describe("an id or number", () => {
  it("is damaged where a spreadsheet wrote it short, behind an apostrophe or not at all", async () => {
    const damaged = ["1.38E+10", "1,38E+10", "1E+15", "-1.2E+05", "4.5e+11", "'0123", "'L-1", "##", "########"];
    expect(await damagedOf(damaged)).toBe(damaged.length);
    expect(await damagedOf(damaged, "phone")).toBe(damaged.length);
    for (const one of damaged) expect(await damagedOf([one]), one).toBe(1);
  });

  it("is sound where it only looks alike", async () => {
    for (const sound of ["E+10", "1.38E-10", "1E10", "+8613800000000", "LE+10", "#1", "L'1", "0123", "-5", "A+", null])
      expect(await damagedOf([sound, sound, sound]), String(sound)).toBe(0);
  });

  it("of sixteen digits or more is damaged where nearly all of its column have but zeros past the fifteenth", async () => {
    const cut = ["621700000000012000", "621700000000345000", "621700000001245000"];
    expect(await damagedOf(cut)).toBe(3);
    expect(await damagedOf([...cut, "1", "L-2", null])).toBe(3);
    expect(await damagedOf(cut.slice(0, 1))).toBe(1);
    expect(await damagedOf(Array.from({length: 9}, () => cut[0]!).concat("621700000000012345"))).toBe(9);
    expect(await damagedOf(Array.from({length: 8}, () => cut[0]!).concat("621700000000012345"))).toBe(0);
  });

  it("that may end in zero by chance is sound", async () => {
    expect(await damagedOf(["1234567890123450", "1234567890123470"])).toBe(0);
    expect(await damagedOf(["1234567890123450", "1234567890123470", "1234567890123490"])).toBe(3);
    expect(await damagedOf(["100000000000000", "L-621700000000012000", "0621700000000012000"])).toBe(0);
    const whole = Array.from({length: 1000}, (_, index) => String(1234567890123000 + index));
    expect(await damagedOf(whole)).toBe(0);
  });
});
