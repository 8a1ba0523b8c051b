import {counterOf} from "../counter.ts";
import type {Measure} from "../finding.ts";
import type {Hidden} from "../hidden.ts";
import {knownContacts} from "../known.ts";
import {outcomeOf} from "../life.ts";
import type {Store} from "../staff.ts";
import {grouped, percent} from "../text.ts";
import {DAY, dayOf, END, HOUR} from "../time.ts";

const MONTH_ENDS = Array.from({length: 12}, (_, month) => dayOf(2025, month + 2, 1) * DAY);

/** One region's consultants overloaded while another's wait. */
export function load({load: {regions}}: Hidden, stores: Store[]): Measure {
  const counts = counterOf();
  for (const {region, consultants} of stores) {
    counts.add(`${region} consultants`, consultants.length);
    for (const {capacity} of consultants) counts.add(`${region} capacity`, capacity);
  }
  const open = (region: string) => counts.of(`${region} open`) / MONTH_ENDS.length;
  const line = (region: string) => {
    const of = (name: string) => counts.of(`${region} ${name}`);
    return (
      `${region}: ${grouped(of("consultants"))} consultants, ${(of("leads") / 12 / of("consultants")).toFixed(1)} leads a month each, ` +
      `${(open(region) / of("consultants")).toFixed(1)} open prospects each at the months' ends = ${percent(open(region), of("capacity"))} ` +
      `of their capacity; ${percent(of("prompt"), of("called"))} of the first calls within 4 hours`
    );
  };
  const names = Object.keys(regions);
  return {
    see(life, known) {
      const {at, store} = life;
      const {region} = store;
      const endedAt = outcomeOf(known) === "open" ? END : known.at(-1)!.at;
      for (const end of MONTH_ENDS) if (at < end && endedAt >= end) counts.add(`${region} open`);
      if (at >= dayOf(2025, 1, 1) * DAY) counts.add(`${region} leads`);
      const first = knownContacts(life)[0];
      if (first?.kind !== "电话") return;
      counts.add(`${region} called`);
      if (first.at - at <= 4 * HOUR) counts.add(`${region} prompt`);
    },
    finding: () => ({
      title: "One region's consultants overloaded while another's wait",
      where: "region 华南 is overloaded, region 华北 waits",
      since: "the whole period; the sizes are those of 2025",
      parameter: names
        .map((region) => {
          const {leadShare, consultants, firstCallHours} = regions[region]!;
          const staff = consultants.reduce((sum, count) => sum + count, 0);
          return `${region}: ${Math.round(100 * leadShare)} % of the leads for ${staff} consultants, first call after ${firstCallHours} h (median)`;
        })
        .join("; "),
      realised: names.map(line),
      seen: "`core.journeys` open per rep and region against capacity_count of `core.reps`; hours to the first call in `core.activities`. The stage rates do not differ",
      figures: Object.fromEntries(
        names.map((region) => [`${region} open per capacity`, open(region) / counts.of(`${region} capacity`)]),
      ),
    }),
  };
}
