import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Warehouse} from "../pipeline/warehouse.ts";
import {macroWarehouse} from "./macro-warehouse.ts";
import {readAs, type Said} from "./read-as.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await macroWarehouse();
});
afterAll(() => warehouse.close());

/** Texts as they are read where clocks show UTC, so that a moment is as it is written. */
const momentsOf = (texts: string[], said: Said = {}) =>
  readAs(warehouse.connection, "timestamp", texts, {zone: "UTC", ...said});

/** Holds that every text is read as the same moment. */
async function expectAll(moment: string | null, texts: string[], said: Said = {}): Promise<void> {
  const read = await momentsOf(texts, said);
  expect(Object.fromEntries(texts.map((written, index) => [written, read[index]]))).toEqual(
    Object.fromEntries(texts.map((written) => [written, moment])),
  );
}

/** A moment of JavaScript's as the warehouse writes it. */
const written = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 19).replace("T", " ");

describe("a moment", () => {
  it("with its year first needs no order", async () => {
    await expectAll("2024-03-05 00:00:00", ["2024-03-05", "2024/3/5", "2024.3.5", "2024年3月5日", "20240305"]);
    await expectAll("2024-03-05 00:00:00", [
      "24年3月5日",
      "2024年3月5日 星期二",
      "2024-03-05 周二",
      "２０２４－０３－０５",
      "'2024-03-05",
    ]);
    await expectAll("2024-03-05 15:05:00", ["2024/3/5 15:05", "2024-03-05T15:05", "202403051505", "20240305150500"]);
    await expectAll("2024-03-05 15:05:00", ["2024-3-5 3:05 PM", "2024年3月5日 下午3:05", "2024年3月5日15时5分"]);
  });

  it("with its month in words needs no order", () =>
    expectAll("2024-03-05 00:00:00", ["5 Mar 2024", "March 5th, 2024", "Tue, 5-Mar-24", "2024-Mar-05", "05MAR2024"]));

  it("is read by its order where one is said, two digits being a year from 1970 to 2069", async () => {
    await expectAll("2024-03-05 00:00:00", ["05/03/2024", "5.3.24", "5-3-2024"], {order: "dmy"});
    await expectAll("2024-03-05 00:00:00", ["03/05/2024", "3.5.24"], {order: "mdy"});
    await expectAll("2024-03-05 00:00:00", ["24-03-05", "24/3/5"], {order: "ymd"});
    await expectAll("2069-03-05 00:00:00", ["5/3/69"], {order: "dmy"});
    await expectAll("1970-03-05 00:00:00", ["5/3/70"], {order: "dmy"});
    await expectAll(null, ["05/03/2024", "5.3.24", "24-03-05"]);
    await expectAll(null, ["25/03/2024"], {order: "mdy"});
  });

  it("of a spreadsheet is the days since 1899-12-30, to the second", async () => {
    const serials = [25569, 36526.5, 45357, 45356.378, 45356.99999, 60000.000011574, 73050];
    const read = await momentsOf(serials.map(String));
    expect(read).toEqual(serials.map((days) => written(Math.round((days - 25569) * 86400) * 1000)));
    expect(await momentsOf(["45356,378"])).toEqual(["2024-03-05 09:04:19"]);
    await expectAll(null, ["25568", "73051", "4535", "453570"]);
  });

  it("of a program is the seconds, milliseconds or microseconds since 1970, whatever the time zone", async () => {
    for (const seconds of [1000000000, 1709600000, 4102444799]) {
      const texts = [`${seconds}`, `${seconds}.0`, `${seconds}000`, `${seconds}000000`];
      await expectAll(written(seconds * 1000), texts, {zone: "Asia/Shanghai"});
    }
    expect(await momentsOf(["1709600000.123456", "1709600000123"])).toEqual([
      "2024-03-05 00:53:20.123456",
      "2024-03-05 00:53:20.123",
    ]);
    await expectAll(null, ["999999999", "4102444800", "2020010112", "17096000001"]);
  });

  it("that tells its offset is that of no other time zone", () =>
    expectAll(
      "2024-03-05 01:05:00",
      ["2024-03-05T01:05:00Z", "2024-03-05 09:05:00+08:00", "2024-03-05 09:05 UTC+8", "2024-03-05T09:05:00+0800"],
      {zone: "America/New_York"},
    ));

  it("that there is not, or outside 1970 to 2099, is null", () =>
    expectAll(null, [
      "2024-02-30",
      "2024-13-05",
      "2024-03-05 25:00",
      "0000-00-00",
      "1900-01-01",
      "9999-12-31",
      "2024-03-05 09:05 CST",
    ]));
});
