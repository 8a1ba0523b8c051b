import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {touchedWins} from "./first-touches.ts";
import {registerRows} from "./register-rows.ts";

type Row = Record<string, string>;

/** What the demo's files hold, counted without Headwater: other readers of CSV and XLSX, headers read off by hand, sums in whole fen. */
export type DemoCounts = {
  leadsBySource: Map<string, number>;
  leads: number;
  opportunities: number;
  won: number;
  wonFen: number;
  /** leads of no opportunity, and all opportunities */
  journeys: number;
  lost: number;
  disqualified: number;
  open: number;
  spendFenBySource: Map<string, number>;
  spendFen: number;
  /** what the total row of the report of 百度 says */
  statedFen: number;
  targetFenByMonth: Map<string, number>;
  /** when the walk-ins of the register came, in UTC, ascending */
  walkInMoments: string[];
  /** marketing contacts, and those of prospects that no other file holds */
  contacts: number;
  strangers: number;
  /** wins by the channel of the first touch, and those that several channels touched */
  winsByFirst: Map<string, number>;
  mixedWins: number;
  /** rows by file, a total among them */
  records: Map<string, number>;
};

const fen = (text: string): number => Math.round(Number(text.replace(/[¥￥,\s元]/g, "")) * 100);

/** Counts the demo's exports. */
export function demoCounts(demo: string): DemoCounts {
  const records = new Map<string, number>();
  const read = (system: string, pattern: RegExp, encoding: string, {delimiter = ",", from_line = 1} = {}): Row[] =>
    readdirSync(join(demo, "exports", system))
      .filter((file) => pattern.test(file))
      .flatMap((file) => {
        const text = new TextDecoder(encoding, {fatal: true}).decode(readFileSync(join(demo, "exports", system, file)));
        const rows = parse(text, {columns: true, delimiter, from_line}) as Row[];
        records.set(`exports/${system}/${file}`, rows.length);
        return rows;
      });

  const register = "exports/dealer_crm/展厅登记_2025.xlsx";
  const walkIns = registerRows(join(demo, register));
  records.set(register, walkIns.length);
  const leads = [...read("dealer_crm", /^线索表/, "gb18030"), ...walkIns];
  const deals = read("dealer_crm", /^商机表/, "gb18030");
  const baidu = read("baidu", /./, "gb18030", {from_line: 5});
  const charged = baidu.filter((row) => row["日期"] !== "合计");
  const spend: [source: string, amount: number][] = [
    ...charged.map((row): [string, number] => ["百度", fen(row["消费"]!)]),
    ...read("ocean_engine", /./, "utf-8").map((row): [string, number] => ["抖音", fen(row["总花费"]!)]),
    ...read("tencent_ads", /./, "utf-8", {delimiter: "\t"}).map((row): [string, number] => [
      "微信朋友圈",
      fen(row["消费"]!),
    ]),
    ...read("portal_fees", /./, "utf-16le", {delimiter: "\t"}).map((row): [string, number] => [
      row["平台"]!,
      fen(row["费用金额"]!),
    ]),
  ];
  read("dealer_crm", /^(阶段变更|评级记录)/, "gb18030");
  read("call_log", /./, "utf-8");
  const contacts = read("scrm", /./, "utf-8");
  read("hr", /./, "utf-8");
  const targets = read("planning", /./, "utf-8");

  const leadsBySource = new Map<string, number>();
  for (const lead of leads.map(spelt)) add(leadsBySource, lead["来源渠道"] || "(missing)", 1);
  const spendFenBySource = new Map<string, number>();
  for (const [source, amount] of spend) add(spendFenBySource, source, amount);
  const targetFenByMonth = new Map<string, number>();
  for (const target of targets) {
    const [, month, year] = target["月份"]!.split("/");
    add(targetFenByMonth, `${year}-${month!.padStart(2, "0")}-01`, fen(target["目标金额"]!));
  }
  const won = deals.filter((deal) => deal["状态"] === "已交车");
  const dealt = new Set(deals.map((deal) => deal["线索编号"]));
  const dealNumbers = new Set(deals.map((deal) => deal["商机编号"]));
  const alone = leads.filter((lead) => !dealt.has(lead["线索编号"]!) && !dealNumbers.has(lead["商机编号"]!));
  const leadNumbers = new Set(leads.map((lead) => lead["线索编号"]));
  const touched = touchedWins(deals.map(spelt), leads.map(spelt), contacts);
  const ended = (word: string) =>
    deals.filter((deal) => deal["状态"] === word).length +
    alone.filter((lead) => lead["线索状态"] === word || lead["跟进状态"] === word).length;
  return {
    leads: leads.length,
    leadsBySource,
    opportunities: deals.length,
    won: won.length,
    wonFen: won.reduce((sum, deal) => sum + fen(deal["商机金额"]!), 0),
    journeys: deals.length + alone.length,
    lost: ended("战败"),
    disqualified: ended("无效"),
    open: deals.length + alone.length - won.length - ended("战败") - ended("无效") - ended("培育"),
    spendFenBySource,
    spendFen: spend.reduce((sum, [, amount]) => sum + amount, 0),
    statedFen: fen(baidu.find((row) => row["日期"] === "合计")!["消费"]!),
    targetFenByMonth,
    contacts: contacts.length,
    strangers: contacts.filter((row) => !leadNumbers.has(row["线索编号"]!) && !dealNumbers.has(row["商机编号"]!))
      .length,
    winsByFirst: touched.first,
    mixedWins: touched.mixed,
    walkInMoments: walkIns.map((row) => momentOf(Number(row["登记时间"]))).sort(),
    records,
  };
}

/** A row with the demo's second spelling of a source as the first. */
function spelt(row: Row): Row {
  return row["来源渠道"] === "转介绍" ? {...row, 来源渠道: "老客户转介绍"} : row;
}

/** The moment in UTC of a count of days since 1899-12-30 in China. */
function momentOf(days: number): string {
  const seconds = Math.round((days - 25_569) * 86_400) - 8 * 3600;
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ");
}

const add = (map: Map<string, number>, key: string, amount: number): void =>
  void map.set(key, (map.get(key) ?? 0) + amount);
