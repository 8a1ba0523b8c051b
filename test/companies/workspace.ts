import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {type Random, randomOf} from "../../data/generator/random.ts";
import {heads, type Records} from "./records.ts";

/** How a made-up group of companies keeps its books. */
export type Group = {stages: string[]; timeZone: string; yearStart: number; linked: boolean};

/** The books of a seed's group. */
export function groupOf(seed: string): Group {
  const random = randomOf(seed, "group");
  return {
    stages: ["new", "met", "tried", "quoted", "agreed", "ordered"].slice(0, 1 + Math.floor(random.uniform() * 6)),
    timeZone: random.pick(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "UTC"]),
    yearStart: 1 + Math.floor(random.uniform() * 12),
    linked: random.chance(0.5),
  };
}

const profile = ({linked}: Group): string => `about: A made-up system of made-up companies.
${linked ? "links: [phone]\n" : ""}entities:
  leads:
    files: ["leads*.csv"]
    columns: {lead_id: Lead, created_at: Created, lead_source: Source, region: Region, product_line: Line, rep_id: Rep, phone: Tel, stage: Status, reason: Why, ended_at: Ended, merged_into_id: Into, is_deleted: Gone}
  opportunities:
    files: ["deals*.csv"]
    columns: {opportunity_id: Deal, lead_id: Lead, created_at: Opened, region: Region, product_line: Line, rep_id: Rep, phone: Tel, stage: Stage, amount: Value, ended_at: Closed, reason: Why, merged_into_id: Into, is_deleted: Gone}
  stage_changes:
    files: ["history*.csv"]
    columns: {opportunity_id: Deal, changed_at: When, stage: Stage}
  activities:
    files: ["log*.csv"]
    columns: {activity_id: Entry, opportunity_id: Deal, lead_id: Lead, happened_at: When, is_answered: Answered, next_contact_on: Next}
  touches:
    files: ["touches*.csv"]
    columns: {touch_id: Touch, lead_id: Lead, opportunity_id: Deal, touched_at: When, lead_source: Source}
  spend:
    files: ["bills*.csv"]
    columns: {spend_on: Day, lead_source: Source, campaign: Campaign, region: Region, amount: Cost}
`;

const settings = ({stages, timeZone, yearStart}: Group): string => `name: Made up
currency: EUR
time_zone: ${timeZone}
fiscal_year_start: ${yearStart}
stages: [${stages.join(", ")}]
outcomes: {won: [won], lost: [lost], disqualified: [void], nurturing: [parked]}
channels: {near: [fair, friend], far: [web]}
`;

/** Writes a group's workspace: its records in as many files, under such names and in such an order as the words say. */
export function writeWorkspace(folder: string, group: Group, records: Records, words: string): void {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(join(folder, "exports/books"), {recursive: true});
  mkdirSync(join(folder, "profiles"));
  writeFileSync(join(folder, "headwater.yaml"), settings(group));
  writeFileSync(join(folder, "profiles/books.yaml"), profile(group));
  for (const kind of ["leads", "deals", "history", "log", "touches", "bills"] as const) {
    const random = randomOf(words, kind);
    const rows = shuffled(records[kind], random);
    const files = 1 + Math.floor(random.uniform() * 3);
    for (let file = 0; file < files; file++) {
      const lines = [heads[kind], ...rows.filter((_, index) => index % files === file)];
      const name = `${kind}-${Math.floor(random.uniform() * 1e6)}-${file}.csv`;
      writeFileSync(join(folder, "exports/books", name), `${lines.map((line) => line.join(",")).join("\n")}\n`);
    }
  }
}

const shuffled = (rows: string[][], random: Random): string[][] =>
  rows
    .map((row) => ({row, place: random.uniform()}))
    .sort((one, other) => one.place - other.place)
    .map(({row}) => row);
