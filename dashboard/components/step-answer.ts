import {activityKind} from "./activity-kind.js";
import {days, percent} from "./format.js";
import {label} from "./label.js";
import type {NextStep} from "./process-metrics.js";
import {sentence} from "./sentence.js";

/** What stands out most among the things that those who went forward had behind them. */
export function stepAnswer(steps: NextStep[]): HTMLElement {
  const [most] = [...steps].sort((a, b) => (b.lift_ratio ?? 0) - (a.lift_ratio ?? 0));
  if (!most) return sentence("next_steps.none");
  return sentence("next_steps.answer", {
    stage: label(most.stage),
    days: days(most.landmark_days),
    kind: activityKind(most.kind),
    done: percent(most.done_advanced_rate),
    undone: percent(most.undone_advanced_rate),
  });
}
