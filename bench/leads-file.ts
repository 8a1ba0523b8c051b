import {createWriteStream} from "node:fs";
import {finished} from "node:stream/promises";
import iconv from "iconv-lite";
import {randomOf} from "../data/generator/random.ts";
import {written} from "../pipeline/land/written.ts";

/** The columns of the file, as a dealer CRM exports them, and whether each holds moments. */
export const columns: Record<string, boolean> = {
  ...{
    线索编号: false,
    商机编号: false,
    潜客编号: false,
    大区: false,
    经销商名称: false,
    客户姓名: false,
    客户电话: false,
  },
  ...{来源渠道: false, 市场活动名称: false, 意向车型: false, 销售顾问: false, 线索创建时间: true, 线索状态: false},
  ...{战败时间: true, 战败原因: false},
};

/** Writes leads until the file has so many bytes; the same bytes each time. Returns the rows written. */
export async function writeLeads(path: string, bytes: number, encoding: "utf-8" | "gb18030"): Promise<number> {
  const random = randomOf("bench");
  const file = createWriteStream(path);
  const encoded = (text: string) => (encoding === "utf-8" ? Buffer.from(text) : iconv.encode(text, "gb18030"));
  const moment = (day: number) => {
    const date = new Date(Date.UTC(2024, 0, 1 + day));
    const minute = Math.floor(random.uniform() * 60);
    return `${date.getUTCFullYear()}/${date.getUTCMonth() + 1}/${date.getUTCDate()} ${8 + Math.floor(random.uniform() * 12)}:${String(minute).padStart(2, "0")}`;
  };
  const whole = (below: number) => Math.floor(random.uniform() * below);
  let [rows, size] = [0, 0];
  let lines = `${Object.keys(columns).join(",")}\r\n`;
  while (size < bytes) {
    for (let index = 0; index < 5000; index++, rows++) {
      const day = whole(700);
      const [isDealt, isLost] = [random.chance(0.5), random.chance(0.3)];
      lines += `L${1e6 + rows},${isDealt ? `S${1e6 + rows}` : ""},C${1e6 + whole(1e6)},${regions[rows % 3]},${stores[rows % 9]},客户${1e6 + rows},100${1e7 + whole(9e7)},${random.pick(sources)},${random.pick(campaigns)},${random.pick(cars)},E${3001 + whole(50)},${moment(day)},${isLost ? "战败" : random.pick(states)},${isLost ? moment(day + whole(60)) : ""},${isLost ? random.pick(reasons) : ""}\r\n`;
    }
    const chunk = encoded(lines);
    size += chunk.length;
    await written(file, chunk);
    lines = "";
  }
  file.end();
  await finished(file);
  return rows;
}

const regions = ["华东", "华南", "华北"];
const stores = ["临江店", "湖滨店", "东门店", "榕城店", "南湾店", "椰林店", "北苑店", "西山店", "长桥店"];
const sources = ["汽车之家", "懂车帝", "易车", "抖音", "百度", "微信朋友圈", "展厅自然到店", "车展"];
const campaigns = ["", "抖音直播", "抖音信息流", "品牌词", "车型词", "朋友圈本地", "会员费"];
const cars = ["溪行轿车", "岭越SUV", "天衡MPV"];
const states = ["跟进中", "已建档", "已到店", "已试驾", "已报价", "已订车"];
const reasons = ["价格", "竞品", "联系不上", "延期购买", "无货", "审批未过"];
