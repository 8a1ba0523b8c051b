import type {Hidden} from "./hidden.ts";
import type {Arrival} from "./life.ts";
import type {Consultant} from "./staff.ts";
import {DAY} from "./time.ts";

const GOES_ON: Record<string, number> = {建档: 0.62, 到店: 0.74, 试驾: 0.64, 报价: 0.58, 订单: 0.93};
/** How far fewer are registered of those whom sales already serve. */
const IN_HAND = 0.25;

const logit = (rate: number) => Math.log(rate / (1 - rate));
const logistic = (odds: number) => 1 / (1 + Math.exp(-odds));

/** The rate at which a prospect goes on from a stage that it entered at a time. */
export function rateOf(name: string, at: number, arrival: Arrival, consultant: Consultant, hidden: Hidden): number {
  const {source, store, soldBefore} = arrival;
  const {collapse, leak} = hidden;
  const arrived = Math.floor(arrival.at / DAY);
  const collapsed = source.name === collapse.source && arrived >= collapse.from && arrived < collapse.until;
  if (name === "线索")
    return source.registeredRate * (collapsed ? collapse.registeredFactor : 1) * (soldBefore ? IN_HAND : 1);
  if (name === "建档" && source.arrives === "showroom") return 0.97;
  const leaks = name === "试驾" && store.region === leak.region && at >= leak.from * DAY;
  const base = leaks ? leak.wentOnRate : GOES_ON[name]!;
  return logistic(logit(base) + source.quality + consultant.skill + (collapsed ? collapse.quality : 0));
}
