import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {asOf, type Lead} from "./sources.ts";

const profile = `about: A made-up system of which the truth is known.
links: [customer]
entities:
  leads:
    files: [leads.csv]
    columns: {lead_id: Lead, created_at: Created, lead_source: Source, product_line: Line, customer_id: Customer, stage: Status, ended_at: Ended}
  opportunities:
    files: [deals.csv]
    columns: {opportunity_id: Deal, lead_id: Lead, customer_id: Customer, created_at: Opened, product_line: Line, stage: Stage, amount: Value, ended_at: Closed}
`;

const settings = `name: Known truth
currency: EUR
time_zone: UTC
stages: [new]
outcomes: {won: [won], lost: [lost]}
`;

/** Writes a workspace of what the exports hold of leads at as_of. */
export function writeKnown(folder: string, leads: Lead[]): void {
  mkdirSync(join(folder, "exports/books"), {recursive: true});
  mkdirSync(join(folder, "profiles"));
  writeFileSync(join(folder, "headwater.yaml"), settings);
  writeFileSync(join(folder, "profiles/books.yaml"), profile);
  const [told, deals] = [
    ["Lead,Created,Source,Line,Customer,Status,Ended"],
    ["Deal,Lead,Customer,Opened,Line,Stage,Value,Closed"],
  ];
  for (const {id, source, line, customer, at, isWon, isAgain, endsAt, amount} of leads) {
    const isOpen = endsAt > asOf;
    const isLost = !isOpen && !isWon && !isAgain;
    told.push([id, timeOf(at), source, line, customer, isLost ? "lost" : "", isLost ? timeOf(endsAt) : ""].join(","));
    if (isWon && !isOpen && !isAgain)
      deals.push([`D${id}`, id, customer, timeOf(at), line, "won", amount.toFixed(2), timeOf(endsAt)].join(","));
  }
  writeFileSync(join(folder, "exports/books/leads.csv"), `${told.join("\n")}\n`);
  writeFileSync(join(folder, "exports/books/deals.csv"), `${deals.join("\n")}\n`);
}

const timeOf = (moment: number): string => new Date(moment).toISOString().slice(0, 16).replace("T", " ");
