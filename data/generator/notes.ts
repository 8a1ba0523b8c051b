import type {Random} from "./random.ts";

const COPIED = ["客户有意向，继续跟进", "已联系，客户考虑中", "客户说再看看，保持联系"];
const ASKED = "问落地价 问优惠 问贷款 比配置 看颜色 问现车 问置换 问保险 问油耗 问空间 问提车期 问首付".split(" ");
const SAID =
  "周末来店 和家人商量 月底定 已加微信 要报价单 等活动 下班再聊 想试驾 先对比 嫌贵 等旧车卖掉 要上门接".split(" ");
const MISSED = "未接 关机 忙线 挂断 停机 无人接听".split(" ");

/** What the consultant writes down: short, and nearly each its own; copied from three phrases by who writes in batches. */
export function noteOf(kind: string, isAnswered: boolean, isCopied: boolean, random: Random): string {
  if (isCopied) return random.weighted(COPIED, [5, 3, 2]);
  if (!isAnswered) return `${random.pick(MISSED)}，${Math.floor(random.between(9, 20))}点再打`;
  if (kind === "试驾") return `试驾${Math.floor(random.between(12, 45))}分钟，${random.pick(SAID)}`;
  if (kind === "到店接待")
    return `${1 + Math.floor(random.between(0, 4))}人到店${random.pick(ASKED)}，${random.pick(SAID)}`;
  return `${random.pick(ASKED)}，${random.pick(SAID)}`;
}
