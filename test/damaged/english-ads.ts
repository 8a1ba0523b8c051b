import {randomOf} from "../../data/generator/random.ts";
import type {Source} from "./source.ts";

const two = (number: number) => String(number).padStart(2, "0");

/** An ad report in English: quoted texts, addresses, prices, days and times. */
export function englishAds(): Source {
  const random = randomOf("damaged", "ads");
  const comments = [
    "",
    "paused by the agency, back on Monday",
    "new creative",
    'A/B test of "Drive home today"',
    "budget moved from search; see plan",
    "first line\nsecond line, with a comma",
    "it's the dealer's own “spring” offer – keep",
    'ask "who pays?", then\n"when?"',
  ];
  const rows = Array.from({length: 80}, (_, index): string[] => {
    const cents = Math.round(random.lognormal(45000, 0.9));
    const cost = cents / 100;
    return [
      `2024-${two(1 + (index % 12))}-${two(1 + ((index * 5) % 28))}`,
      `${two(6 + (index % 15))}:${two((index * 11) % 60)}:00`,
      `Campaign ${1 + (index % 17)} ${random.pick(["Search", "Display", "Video"])}`,
      random.pick(["Family SUV, seven seats", "City EV", "Used cars", '"Zero down" week', "Service & tyres"]),
      `https://ads.example.com/offer?id=${1000 + index}&src=${random.pick(["a", "b", "c"])}`,
      String(Math.floor(random.between(0, 4000))),
      index % 4 === 0 ? cost.toLocaleString("en-US", {minimumFractionDigits: 2}) : cost.toFixed(2),
      random.pick(["EUR", "EUR", "GBP", "USD"]),
      comments[index === 0 ? 2 : index % comments.length]!,
    ];
  });
  return {
    name: "ads",
    header: ["Day", "Start time", "Campaign", "Ad name", "Landing page", "Clicks", "Cost", "Currency", "Comment"],
    groups: ["When", "", "What", "", "", "Result", "", "", ""],
    units: ["yyyy-mm-dd", "", "", "", "", "count", "EUR", "", ""],
    rows,
    amounts: [5, 6],
    totals: ["Total", "Grand Totals"],
    title: "Campaign performance report",
    remarks: [
      "Account: Example Motors",
      "Exported on 2024-12-31 at 08:15",
      "Filters: all campaigns, all regions",
      "Time zone: Europe/Berlin, amounts without tax",
      "Confidential",
    ],
  };
}
