import {heads, type Records} from "./records.ts";

/** What a company's deals come to: how many there are, how many are won, and for how many cents. */
export type Books = {deals: number; won: number; cents: number};

/** The books of each company, made from its records by hand: a deal that was deleted, or merged into one that is there, is none. */
export function booksOf({deals}: Records): Map<string, Books> {
  const place = (head: string) => heads.deals.indexOf(head);
  const byId = new Map(deals.map((deal) => [deal[0]!, deal]));
  const isMerged = (deal: string[]): boolean => {
    const seen = new Set<string[]>();
    let at: string[] | undefined = deal;
    while (at?.[place("Into")] && !seen.has(at)) {
      seen.add(at);
      at = byId.get(at[place("Into")]!);
    }
    return at !== undefined && at !== deal && !at[place("Into")] && !at[place("Gone")];
  };
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
