import {type Random, randomOf} from "../../data/generator/random.ts";

/** What made-up companies' systems hold. */
export type Records = Record<Kind, string[][]>;

/** What their files are about. */
export type Kind = "leads" | "deals" | "history" | "log" | "touches" | "bills";

export const heads = {
  leads: ["Lead", "Created", "Source", "Region", "Line", "Rep", "Tel", "Status", "Why", "Ended", "Into", "Gone"],
  deals: ["Deal", "Lead", "Opened", "Region", "Line", "Rep", "Tel", "Stage", "Value", "Closed", "Why", "Into", "Gone"],
  history: ["Deal", "When", "Stage"],
  log: ["Entry", "Deal", "Lead", "When", "Answered", "Next"],
  touches: ["Touch", "Lead", "Deal", "When", "Source"],
  bills: ["Day", "Source", "Campaign", "Region", "Cost"],
} satisfies Record<Kind, string[]>;

const ends = ["won", "lost", "void", "parked"] as const;
const day = 86_400_000;
const start = Date.UTC(2023, 10, 1);

/** The records of some companies, each a region of its own: skips, returns, reopenings, merges, late entries, missing history. */
export function recordsOf(seed: string, companies: number, stages: string[]): Records {
  const records: Records = {leads: [], deals: [], history: [], log: [], touches: [], bills: []};
  for (let company = 1; company <= companies; company++)
    addCompany(records, `R${company}`, randomOf(seed, company), stages);
  return records;
}

function addCompany(records: Records, region: string, random: Random, stages: string[]): void {
  const [reps, lines, sources] = [
    ["p", "q", ""],
    ["small", "large"],
    ["web", "fair", "friend", ""],
  ];
  const bills = random.poisson(4);
  for (let bill = 0; bill < bills; bill++) {
    const when = timeOf(start + random.uniform() * 400 * day).slice(0, 10);
    const cost = (Math.floor(random.uniform() * 1e6) / 100).toFixed(2);
    records.bills.push([when, random.pick(["web", "fair", "radio", ""]), `c${bill}`, region, cost]);
  }
  const people = 2 + Math.floor(random.uniform() * 14);
  let number = 0;
  for (let person = 0; person < people; person++) {
    const tel = random.chance(0.8)
      ? `030 ${region.slice(1).padStart(3, "0")}${1000 + Math.floor(random.uniform() * 20)}`
      : "";
    const [rep, line] = [random.pick(reps), random.pick(lines)];
    const came = start + Math.floor(random.uniform() * 400 * day);
    const leadCount = random.weighted([0, 1, 2], [0.15, 0.7, 0.15]);
    const leadIds: string[] = [];
    for (let lead = 0; lead < leadCount; lead++) {
      const id = `${region}L${++number}`;
      const created = came + lead * Math.floor(random.uniform() * 60 * day);
      const outcome = random.weighted(["", ...ends], [0.5, 0.02, 0.2, 0.18, 0.1]);
      const ended = outcome && random.chance(0.9) ? timeOf(created + random.uniform() * 90 * day) : "";
      const into = random.chance(0.06) ? `${region}L${1 + Math.floor(random.uniform() * people)}` : "";
      const gone = random.chance(0.03) ? "yes" : "";
      const why = outcome ? random.pick(["price", "Price ", "no budget", ""]) : "";
      records.leads.push([
        id,
        timeOf(created),
        random.pick(sources),
        region,
        line,
        rep,
        tel,
        outcome,
        why,
        ended,
        into,
        gone,
      ]);
      leadIds.push(id);
      const seen = random.poisson(1);
      for (let touch = 0; touch < seen; touch++) {
        const when = timeOf(created + (random.uniform() * 60 - 40) * day);
        records.touches.push([`${id}-${touch}`, id, "", when, random.pick(["web", "film", "fair", ""])]);
      }
    }
    const dealCount = random.weighted([0, 1, 2], [0.4, 0.5, 0.1]);
    for (let deal = 0; deal < dealCount; deal++) {
      const named = leadIds.length > 0 && random.chance(0.7) ? random.pick(leadIds) : "";
      const opened = came + (random.uniform() * 30 - 3) * day;
      addDeal(records, {id: `${region}D${++number}`, lead: named, opened, region, line, rep, tel}, random, stages);
    }
  }
}

type Deal = {id: string; lead: string; opened: number; region: string; line: string; rep: string; tel: string};

function addDeal(records: Records, deal: Deal, random: Random, stages: string[]): void {
  const hasHistory = random.chance(0.8);
  let stage = random.weighted([0, Math.min(1, stages.length - 1)], [0.8, 0.2]);
  let now = deal.opened;
  const told = (when: number, word: string) => {
    if (hasHistory && random.chance(0.95)) records.history.push([deal.id, timeOf(when), word]);
  };
  told(now, stages[stage]!);
  let outcome = "";
  for (let step = 0; step < 8 && !outcome; step++) {
    now += random.chance(0.1) ? 0 : random.lognormal(9, 1) * day;
    const what = random.weighted(
      ["on", "skip", "back", "same", "reopen", "end", "stay"],
      [0.4, 0.08, 0.08, 0.05, 0.07, 0.25, 0.07],
    );
    if (what === "stay") break;
    if (what === "end") outcome = random.weighted([...ends], [0.4, 0.4, 0.1, 0.1]);
    else if (what === "reopen") {
      told(now, random.pick(["lost", "parked"]));
      now += random.uniform() * 20 * day;
    } else stage = Math.max(0, Math.min(stages.length - 1, stage + {on: 1, skip: 2, back: -1, same: 0}[what]!));
    if (!outcome) told(now, stages[stage]!);
  }
  if (outcome && random.chance(0.8)) told(now, outcome);
  const into = random.chance(0.04) ? `${deal.region}D${1 + Math.floor(random.uniform() * 20)}` : "";
  const gone = random.chance(0.03) ? "yes" : "";
  const cents = random.chance(0.9) ? 100 + Math.floor(random.uniform() * 5_000_000) : null;
  const closed = outcome && random.chance(0.9) ? timeOf(now) : "";
  const stated = outcome || stages[stage]!;
  const why = outcome && outcome !== "won" ? random.pick(["price", "PRICE", "went elsewhere", ""]) : "";
  const value = cents === null ? "" : (cents / 100).toFixed(2);
  const {id, lead, opened, region, line, rep, tel} = deal;
  records.deals.push([id, lead, timeOf(opened), region, line, rep, tel, stated, value, closed, why, into, gone]);
  const calls = random.poisson(2);
  for (let call = 0; call < calls; call++) {
    const when = opened + random.uniform() * 40 * day;
    const next = random.chance(0.5) ? timeOf(when + 7 * day).slice(0, 10) : "";
    const entry = `${id}-${call}`;
    records.log.push([entry, id, "", timeOf(when), random.pick(["yes", "no"]), next]);
  }
}

const timeOf = (moment: number): string =>
  new Date(Math.floor(moment / 60_000) * 60_000).toISOString().slice(0, 16).replace("T", " ");
