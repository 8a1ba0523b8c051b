import {describe, expect, it} from "vitest";
import {buildModel} from "../pipeline/build-models.ts";
import {linesOf} from "../pipeline/errors.ts";
import {methods} from "../pipeline/methods.ts";
import {modelOf} from "../pipeline/models.ts";
import {newWarehouse, rowsOf} from "../pipeline/warehouse.ts";

const sql =
  "-- One row per part: its share.\n-- key: part\n-- method: trial\nselect * from (values ('a', 1), ('b', 3)) as parts (part, size)\n";

describe("a method", () => {
  it("makes a table's rows of those that its model selects, commented by what it says of its columns", async () => {
    methods["trial"] = {
      columns: {
        part: ["varchar", "the part"],
        share_rate: ["double", "its share"],
        is_half: ["boolean", "it is half"],
        part_count: ["integer", "how many parts"],
      },
      rows: (input) => {
        const whole = input.reduce((sum, row) => sum + Number(row["size"]), 0);
        const share = (row: Record<string, unknown>) => Number(row["size"]) / whole;
        return input.map((row) => ({
          part: String(row["part"]),
          share_rate: share(row),
          is_half: false,
          part_count: null,
        }));
      },
    };
    const {connection, close} = await newWarehouse(":memory:");
    try {
      expect(await buildModel(connection, modelOf("metrics", "shares", sql), [])).toBe(2);
      expect(await rowsOf(connection, "from metrics.shares order by part")).toEqual([
        {part: "a", share_rate: 0.25, is_half: false, part_count: null},
        {part: "b", share_rate: 0.75, is_half: false, part_count: null},
      ]);
      const comments = await rowsOf(connection, "select comment from duckdb_columns() where table_name = 'shares'");
      expect(comments.map(({comment}) => comment)).toEqual(["the part", "its share", "it is half", "how many parts"]);
    } finally {
      close();
      delete methods["trial"];
    }
  });

  it("that is not there is told with the model that calls it", async () => {
    const {connection, close} = await newWarehouse(":memory:");
    const told = await buildModel(connection, modelOf("metrics", "shares", sql), []).then(() => [], linesOf);
    close();
    expect(told).toEqual(["invalid model: unknown method: trial — pipeline/metrics/shares.sql"]);
  });
});
