type Row = Record<string, string>;

const channels: Record<string, string> = {
  汽车之家: "汽车垂媒",
  懂车帝: "汽车垂媒",
  易车: "汽车垂媒",
  百度: "百度搜索",
  微信朋友圈: "微信",
  展厅自然到店: "展厅",
  老客户转介绍: "转介绍",
  车展: "线下活动",
  外展: "线下活动",
  官网: "自有渠道",
  电话来电: "自有渠道",
};
const channelOf = (source: string) => (source === "" ? "(missing)" : (channels[source] ?? source));

/** The demo's wins by the channels of their touches, of whoever came first and of how many, by plain loops over the rows of its files. */
export function touchedWins(deals: Row[], leads: Row[], contacts: Row[]): {first: Map<string, number>; mixed: number} {
  const by = (rows: Row[], column: string) => {
    const groups = new Map<string, Row[]>();
    for (const row of rows) if (!groups.get(row[column]!)?.push(row)) groups.set(row[column]!, [row]);
    return groups;
  };
  const [ofLead, ofDeal] = [by(contacts, "线索编号"), by(contacts, "商机编号")];
  const leadOf = new Map(leads.map((lead) => [lead["线索编号"]!, lead]));
  const first = new Map<string, number>();
  let mixed = 0;
  for (const deal of deals.filter((row) => row["状态"] === "已交车")) {
    const until = moment(deal["关闭时间"]!);
    const lead = leadOf.get(deal["线索编号"]!);
    const touches = [...((lead && ofLead.get(lead["线索编号"]!)) ?? []), ...(ofDeal.get(deal["商机编号"]!) ?? [])]
      .map((row) => ({at: moment(row["触点时间"]!), source: row["触点渠道"]!}))
      .filter(({at}) => at <= until && at >= until - 90 * 86_400_000);
    if (lead) touches.push({at: moment(lead["线索创建时间"] ?? lead["登记时间"]!), source: lead["来源渠道"]!});
    else if (touches.length === 0 && deal["来源渠道"] !== "") touches.push({at: 0, source: deal["来源渠道"]!});
    touches.sort((a, b) => a.at - b.at);
    const path = touches.map(({source}) => channelOf(source));
    const bringer = path[0] ?? "(untouched)";
    first.set(bringer, (first.get(bringer) ?? 0) + 1);
    if (new Set(path).size > 1) mixed++;
  }
  return {first, mixed};
}

/** Milliseconds of a local time as the exports write it, or of a count of days since 1899-12-30. */
function moment(text: string): number {
  if (/^[\d.]+$/.test(text)) return Math.round((Number(text) - 25_569) * 86_400) * 1000;
  const [year, month, date, hour, minute, second = 0] = text.split(/\D/).map(Number);
  return Date.UTC(year!, month! - 1, date, hour, minute, second);
}
