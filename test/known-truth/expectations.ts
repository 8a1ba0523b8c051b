import {rowsIn} from "../rows-in.ts";
import {asOf, type Lead} from "./sources.ts";

/** What a channel's month of spend was expected to bring by the oldest age seen, with the standard error, and what it then did. */
export type Expectation = {channel: string; age: number; expected: number; error: number; won: number; actual: number};

/** The months of which growth is told, with what the leads' whole fates bring. Age in whole months. */
export async function expectationsOf(warehouse: string, leads: Lead[]): Promise<Expectation[]> {
  const oldest = new Map(
    await rowsIn(
      warehouse,
      "select channel, max(month_number) from metrics.spend_vintages where is_complete group by all",
    ).then((rows) => rows.map(([channel, month]): [string, number] => [channel!, Number(month)])),
  );
  const actual = new Map<string, number>();
  for (const {source, isWon, at, endsAt, amount} of leads)
    for (const channel of isWon ? [source, "(all)"] : [])
      if (monthOf(endsAt) - monthOf(at) <= oldest.get(channel)!) {
        const key = `${channel} ${monthOf(at)}`;
        actual.set(key, (actual.get(key) ?? 0) + amount);
      }
  const told = await rowsIn(
    warehouse,
    "select channel, period, expected_amount, expected_error_amount, won_amount from metrics.spend_expected where reason = '(none)' order by all",
  );
  return told.map(([channel, period, ...amounts]) => {
    const month = monthOf(Date.parse(`${period}-01`));
    const [expected, error, won] = amounts.map(Number) as [number, number, number];
    return {
      channel: channel!,
      age: monthOf(asOf) - month,
      expected,
      error,
      won,
      actual: actual.get(`${channel} ${month}`) ?? 0,
    };
  });
}

const monthOf = (moment: number): number => new Date(moment).getUTCFullYear() * 12 + new Date(moment).getUTCMonth();
