import {heads, type Records} from "./records.ts";

/** What a company's deals come to: how many there are, how many are won, and for how many cents. */
export type Books = {deals: number; won: number; cents: number};

/** Which records were merged into one that is there: not into one that was deleted, or back into themselves. */
function mergedOf(rows: string[][], head: string[]): (row: string[]) => boolean {
  const [into, gone] = [head.indexOf("Into"), head.indexOf("Gone")];
  const byId = new Map(rows.map((row) => [row[0]!, row]));
  return (row) => {
    const seen = new Set<string[]>();
    let at: string[] | undefined = row;
    while (at?.[into] && !seen.has(at)) {
      seen.add(at);
      at = byId.get(at[into]!);
    }
    return at !== undefined && at !== row && !at[into] && !at[gone];
  };
}

/** The books of each company, made from its records by hand: a deal that was deleted, or merged into one that is there, is none. */
export function booksOf({deals}: Records): Map<string, Books> {
  const place = (head: string) => heads.deals.indexOf(head);
  const isMerged = mergedOf(deals, heads.deals);
  const books = new Map<string, Books>();
  for (const deal of deals) {
    if (deal[place("Gone")] || isMerged(deal)) continue;
    const region = deal[place("Region")]!;
    const before = books.get(region) ?? {deals: 0, won: 0, cents: 0};
    const isWon = deal[place("Stage")] === "won";
    const cents = isWon ? Math.round(Number(deal[place("Value")]) * 100) : 0;
    books.set(region, {deals: before.deals + 1, won: before.won + Number(isWon), cents: before.cents + cents});
  }
  return books;
}

/** The cents that each company was billed. */
export function billsOf({bills}: Records): Map<string, number> {
  const spent = new Map<string, number>();
  for (const [, , , region, cost] of bills)
    spent.set(region!, (spent.get(region!) ?? 0) + Math.round(Number(cost) * 100));
  return spent;
}

/** Leads received and cents spent by source, a deleted lead being none unless it was merged; what names no source is (missing). */
export function sourcesOf({leads, bills}: Records): Map<string, {leads: number; cents: number}> {
  const sources = new Map<string, {leads: number; cents: number}>();
  const add = (given: string, count: number, cents: number) => {
    const source = given || "(missing)";
    const before = sources.get(source) ?? {leads: 0, cents: 0};
    sources.set(source, {leads: before.leads + count, cents: before.cents + cents});
  };
  const [source, gone] = [heads.leads.indexOf("Source"), heads.leads.indexOf("Gone")];
  const isMerged = mergedOf(leads, heads.leads);
  for (const lead of leads) if (!lead[gone] || isMerged(lead)) add(lead[source]!, 1, 0);
  for (const [, paid, , , cost] of bills) add(paid!, 0, Math.round(Number(cost) * 100));
  return sources;
}
