import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {text} from "../pipeline/sql.ts";
import {rowsOf, type Warehouse} from "../pipeline/warehouse.ts";
import {macroWarehouse} from "./macro-warehouse.ts";
import {readAs} from "./read-as.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await macroWarehouse();
});
afterAll(() => warehouse.close());

const orders = ["dmy", "mdy", "ymd"];

/** By order, the texts that have a day only by that order, as refusing a file finds them. */
async function foundIn(texts: string[], order: string): Promise<string[]> {
  const values = texts.map((given) => `(${text(given)})`).join(", ");
  const rows = await rowsOf(
    warehouse.connection,
    `select given from (values ${values}) as texts(given)
     where local_moment(year_first(day_without_order(given), ${text(order)})) is not null`,
  );
  return rows.map(({given}) => String(given));
}

/** The same, as landing reads them. */
async function readIn(texts: string[], order: string): Promise<string[]> {
  const {connection} = warehouse;
  const [unsaid, said] = [
    await readAs(connection, "timestamp", texts),
    await readAs(connection, "timestamp", texts, {order}),
  ];
  return texts.filter((_, index) => unsaid[index] === null && said[index] !== null);
}

const numbers = ["0", "1", "3", "05", "12", "13", "25", "31", "32"];
const years = ["2024", "24", "99", "70", "1999", "2100", "1900", "0001", "024", "5"];
const dates = ["/", "-", "."].flatMap((sign) =>
  numbers.flatMap((one) => numbers.flatMap((other) => years.map((year) => [one, other, year].join(sign)))),
);

describe("a date that needs an order", () => {
  it("is found where landing reads it by an order and not without, under each order", async () => {
    for (const order of orders) {
      const found = await foundIn(dates, order);
      expect(found.length).toBeGreaterThan(50);
      expect(found, order).toEqual(await readIn(dates, order));
    }
  });

  it("is found with a time, a weekday, an apostrophe or full-width digits", async () => {
    const written = [
      "05/03/2024 09:05",
      "5.3.24 9:05 pm",
      "05/03/2024T09:05:00",
      "05/03/2024 09:05:00+08:00",
      "'05/03/2024",
    ];
    const more = ["Tue, 05/03/2024", "０５／０３／２０２４", "05/03/2024 下午3:05", "5-3-24, 9:05"];
    const texts = [...written, ...more];
    expect(await foundIn(texts, "dmy")).toEqual(texts);
    expect(await readIn(texts, "dmy")).toEqual(texts);
  });

  it("is none where the year stands first, the month is a word, or the text is another", async () => {
    const plain = [
      "2024-03-05",
      "2024/3/5",
      "20240305",
      "5 Mar 2024",
      "2024年3月5日",
      "45357",
      "1709600000",
      "24年3月5日",
    ];
    const other = ["soon", "5/3", "03/2024", "10:30", "1.5", "00/00/0000", "192.168.1.20", "1-2-3-4"];
    for (const order of orders) expect(await foundIn([...plain, ...other], order), order).toEqual([]);
  });
});
