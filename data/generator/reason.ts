import type {Hidden} from "./hidden.ts";
import {type Arrival, type Move, outcomeOf, reaches, WON} from "./life.ts";
import type {Random} from "./random.ts";
import {DAY} from "./time.ts";

const REASONS: Record<string, [words: string[], weights: number[]]> = {
  战败: [
    ["价格", "竞品", "联系不上", "延期购买", "无货", "审批未过", ""],
    [28, 22, 14, 16, 7, 6, 7],
  ],
  无效: [
    ["空号错号", "无购车意向", "非本地客户", "重复线索", ""],
    [36, 34, 16, 7, 7],
  ],
  培育: [
    ["延期购买", "暂无预算", ""],
    [55, 38, 7],
  ],
};

/** Why a prospect was lost, given up or put off, in the words of the CRM; empty where nobody wrote it down. */
export function reasonOf(arrival: Arrival, moves: Move[], {leak}: Hidden, random: Random): string {
  const outcome = outcomeOf(moves);
  if (outcome === "open" || outcome === WON) return "";
  const [words, weights] = REASONS[outcome]!;
  const test = moves.find((move) => move.stage === "试驾");
  const leaked = arrival.store.region === leak.region && test && test.at >= leak.from * DAY && !reaches(moves, "报价");
  if (leaked && outcome === "战败" && random.chance(leak.competitorRate)) return "竞品";
  return random.weighted(words, weights);
}
