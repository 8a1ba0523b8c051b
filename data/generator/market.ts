/** One lead source: its share of all leads, the rate at which its leads are registered, and how far its odds of going
 * on at each later stage lie from the average (in logits). */
export type Source = {
  name: string;
  share: number;
  registeredRate: number;
  quality: number;
  arrives: "online" | "showroom" | "show";
  campaigns: string[];
};

const online = {arrives: "online", campaigns: [] as string[]} as const;

export const SOURCES: readonly Source[] = [
  {...online, name: "汽车之家", share: 0.17, registeredRate: 0.5, quality: 0},
  {...online, name: "懂车帝", share: 0.14, registeredRate: 0.5, quality: -0.05},
  {...online, name: "易车", share: 0.09, registeredRate: 0.45, quality: -0.2},
  {...online, name: "抖音", share: 0.15, registeredRate: 0.44, quality: -0.15, campaigns: ["抖音直播", "抖音信息流"]},
  {...online, name: "百度", share: 0.07, registeredRate: 0.48, quality: -0.05, campaigns: ["品牌词", "车型词"]},
  {...online, name: "微信朋友圈", share: 0.055, registeredRate: 0.49, quality: 0.02, campaigns: ["朋友圈本地"]},
  {...online, name: "展厅自然到店", share: 0.13, registeredRate: 0.9, quality: -0.1, arrives: "showroom"},
  {...online, name: "老客户转介绍", share: 0.055, registeredRate: 0.84, quality: 0.22},
  {...online, name: "车展", share: 0.045, registeredRate: 0.5, quality: -0.2, arrives: "show", campaigns: ["车展"]},
  {...online, name: "官网", share: 0.05, registeredRate: 0.52, quality: 0.05},
  {...online, name: "电话来电", share: 0.04, registeredRate: 0.62, quality: 0.1},
  {...online, name: "外展", share: 0.03, registeredRate: 0.36, quality: -0.35},
];

/** A product line and its prices in yuan. */
export type Line = {name: string; lowest: number; highest: number};

export const LINES: readonly Line[] = [
  {name: "溪行轿车", lowest: 120_000, highest: 160_000},
  {name: "岭越SUV", lowest: 180_000, highest: 240_000},
  {name: "天衡MPV", lowest: 280_000, highest: 400_000},
];

/** The named source. */
export function sourceNamed(name: string): Source {
  return SOURCES.find((source) => source.name === name)!;
}
