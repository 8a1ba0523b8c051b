import {describe, expect, it} from "vitest";
import {modelWarehouse, threeStages} from "./model-warehouse.ts";

/** The rows of a query, as JSON, in a warehouse that keeps its books in a zone and has its calendar. */
async function rowsOf(settings: object, query: string, asOf = "2026-03-31"): Promise<unknown[][]> {
  const warehouse = await modelWarehouse({...threeStages, ...settings}, asOf, {}, ["core.calendar"]);
  const rows = (await warehouse.connection.runAndReadAll(query)).getRowsJson();
  warehouse.close();
  return rows;
}

/** What the clocks of a zone show at a moment, as 2025-03-30 03:00:00, by the platform's own calendar. */
const shownIn = (zone: string, moments: Date[]): string[] => {
  const clock = new Intl.DateTimeFormat("sv-SE", {timeZone: zone, dateStyle: "short", timeStyle: "medium"});
  return moments.map((moment) => clock.format(moment));
};

const utc = (moment: Date): string => `timestamp '${moment.toISOString().slice(0, 19).replace("T", " ")}'`;

const zones = ["Europe/Berlin", "America/New_York", "Asia/Shanghai", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"];

/** Every half hour, and the second before, of the days on which a year ends or some clock changes. */
const edges = [
  "2024-12-31",
  "2025-03-09",
  "2025-03-30",
  "2025-03-31",
  "2025-04-05",
  "2025-10-04",
  "2025-10-26",
  "2025-11-02",
]
  .flatMap((day) => Array.from({length: 96}, (_, half) => Date.parse(`${day}T00:00Z`) + (half - 24) * 1_800_000))
  .flatMap((at) => [new Date(at - 1000), new Date(at)]);

describe("the calendar", () => {
  it.each(zones)(
    "of %s dates moments around midnight, a year's end and a change of clocks as its clocks do",
    async (zone) => {
      const rows = await rowsOf(
        {time_zone: zone, fiscal_year_start: 4},
        `select strftime(local_time_of(moment_at), '%Y-%m-%d %H:%M:%S'), day_of(moment_at)::varchar, fiscal_year_of(day_of(moment_at)), fiscal_quarter_of(day_of(moment_at))
        from (select unnest([${edges.map(utc).join(", ")}]) as moment_at) as edges`,
      );
      const expected = shownIn(zone, edges).map((shown) => {
        const [year, month] = [Number(shown.slice(0, 4)), Number(shown.slice(5, 7))];
        const fiscalYear = `FY${month >= 4 ? year + 1 : year}`;
        return [
          shown,
          shown.slice(0, 10),
          fiscalYear,
          `${fiscalYear} Q${[4, 4, 4, 1, 1, 1, 2, 2, 2, 3, 3, 3][month - 1]}`,
        ];
      });
      expect(rows).toEqual(expected);
    },
  );

  it.each([
    [1, "FY2020 Q1", "2020-01-01", "2026-12-31"],
    [2, "FY2020 Q4", "2019-02-01", "2027-01-31"],
    [4, "FY2020 Q4", "2019-04-01", "2026-03-31"],
    [12, "FY2020 Q1", "2019-12-01", "2026-11-30"],
  ])("of a fiscal year from month %i is whole", async (start, quarter, first, last) => {
    const rows = await rowsOf(
      {fiscal_year_start: start},
      `select min(day_on)::varchar, max(day_on)::varchar, (max(day_on) - min(day_on) + 1 = count(*))::varchar,
        max(fiscal_quarter) filter (day_on = date '2020-01-01'), max(fiscal_month) filter (day_on = date '2020-02-29') from core.calendar`,
    );
    expect(rows).toEqual([[first, last, "true", quarter, "2020-02"]]);
  });

  it("names a week by the year that its Thursday falls in", async () => {
    const rows = await rowsOf({}, "select day_on::varchar, iso_week from core.calendar order by day_on");
    expect(rows.length).toBeGreaterThan(2500);
    expect(rows).toEqual(rows.map(([day]) => [day, weekOf(String(day))]));
    const named = new Map(rows.map(([day, week]) => [day, week]));
    expect(["2020-12-31", "2021-01-03", "2021-01-04", "2024-12-30"].map((day) => named.get(day))).toEqual([
      "2020-W53",
      "2020-W53",
      "2021-W01",
      "2025-W01",
    ]);
  });
});

/** ISO 8601 week by counting Thursdays. */
function weekOf(day: string): string {
  const at = new Date(`${day}T00:00Z`);
  const thursday = new Date(at.getTime() + (4 - (at.getUTCDay() || 7)) * 86_400_000);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = 1 + Math.floor((thursday.getTime() - first) / (7 * 86_400_000));
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, "0")}`;
}

const china = {
  time_zone: "Asia/Shanghai",
  calendar: {
    opens: "09:00",
    closes: "17:30",
    holidays: [{from: "2025-10-01", to: "2025-10-08", name: "National Day"}, "2025-12-24"],
    also_working: ["2025-09-28", "2025-10-11"],
  },
};

describe("working hours", () => {
  it("leave out nights, weekends and holidays, and count the days worked for them", async () => {
    const rows = await rowsOf(
      china,
      `select day_on::varchar, is_working_day, holiday, working_hours from core.calendar
        where day_on in ('2025-09-27', '2025-09-28', '2025-09-29', '2025-10-08', '2025-10-09', '2025-10-11', '2025-12-24') order by day_on`,
    );
    expect(rows).toEqual([
      ["2025-09-27", false, "(none)", 0],
      ["2025-09-28", true, "(none)", 8.5],
      ["2025-09-29", true, "(none)", 8.5],
      ["2025-10-08", false, "National Day", 0],
      ["2025-10-09", true, "(none)", 8.5],
      ["2025-10-11", true, "(none)", 8.5],
      ["2025-12-24", false, "(none)", 0],
    ]);
  });

  it.each([
    ["within a day", "2025-09-29 10:00", "2025-09-29 11:30", 1.5],
    ["from the night to the morning", "2025-09-29 22:00", "2025-09-30 09:15", 0.25],
    ["at night", "2025-09-29 18:00", "2025-09-30 08:00", 0],
    ["over the holidays", "2025-09-30 17:00", "2025-10-09 10:00", 1.5],
    ["over a worked Sunday", "2025-09-27 12:00", "2025-09-29 09:30", 9],
    ["backwards", "2025-09-29 11:30", "2025-09-29 10:00", -1.5],
    ["of no time", "2025-09-29 10:00", "2025-09-29 10:00", 0],
  ])("%s are counted", async (_, from, to, hours) => {
    const at = (local: string) => utc(new Date(`${local.replace(" ", "T")}+08:00`));
    expect(await rowsOf(china, `select working_hours_between(${at(from)}, ${at(to)})`)).toEqual([[hours]]);
  });

  it("are not known without both moments", async () =>
    expect(
      await rowsOf(
        china,
        "select working_hours_between(null, timestamp '2025-01-01'), working_hours_between(timestamp '2025-01-01', null)",
      ),
    ).toEqual([[null, null]]));

  it("may last to midnight", async () => {
    const calendar = {working_days: ["sat"], opens: "00:00", closes: "24:00"};
    expect(
      await rowsOf({calendar}, "select working_hours_between(timestamp '2025-03-01', timestamp '2025-03-15 12:00')"),
    ).toEqual([[60]]);
  });

  it.each(zones)("of %s are those that are counted minute by minute on its clocks", async (zone) => {
    const settings = {
      time_zone: zone,
      calendar: {...china.calendar, holidays: ["2025-03-31", "2025-10-27"], also_working: ["2025-03-30", "2025-10-26"]},
    };
    const starts = [
      "2025-03-06T03:07Z",
      "2025-03-28T16:59Z",
      "2025-10-03T20:30Z",
      "2025-10-24T12:00Z",
      "2025-10-31T23:01Z",
    ].map((at) => Date.parse(at));
    const pairs = starts.flatMap((from) =>
      [0, 7, 611, 1440, 2983, 7777].map((minutes) => [from, from + minutes * 60_000] as const),
    );
    const rows = await rowsOf(
      settings,
      `select working_hours_between(pair[1], pair[2]) * 60 from (select unnest([${pairs.map((pair) => `[${pair.map((at) => utc(new Date(at))).join(", ")}]`).join(", ")}]) as pair) as pairs`,
    );
    expect(rows.map(([minutes]) => Math.round(Number(minutes) * 1000) / 1000)).toEqual(
      pairs.map(([from, to]) => minutesOn(zone, from, to, settings.calendar)),
    );
  });
});

/** Working minutes between two moments, counted one by one on the clocks of a zone (a minute that the clocks skip is one too). */
function minutesOn(
  zone: string,
  from: number,
  to: number,
  calendar: {holidays: string[]; also_working: string[]},
): number {
  const [first, last] = shownIn(zone, [new Date(from), new Date(to)]).map((shown) =>
    Date.parse(`${shown.replace(" ", "T")}Z`),
  );
  let minutes = 0;
  for (let at = first!; at < last!; at += 60_000) {
    const [day, clock] = [new Date(at).toISOString().slice(0, 10), new Date(at).toISOString().slice(11, 16)];
    const isWeekday = ![0, 6].includes(new Date(at).getUTCDay());
    const isWorking = calendar.also_working.includes(day) || (isWeekday && !calendar.holidays.includes(day));
    if (isWorking && clock >= "09:00" && clock < "17:30") minutes += 1;
  }
  return minutes;
}
