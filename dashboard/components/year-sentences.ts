import {type Answer, answer} from "./answer.js";
import {effectName} from "./effect-name.js";
import {compactAmount, count, percent, ratio} from "./format.js";
import {label} from "./label.js";
import {period} from "./period.js";
import {sentence} from "./sentence.js";
import {signedAmount} from "./signed-amount.js";
import {t} from "./t.js";
import type {PlanAttainment, Reversal, SameAge, YearEffect} from "./year-metrics.js";

type Asked = (question: string) => SameAge | undefined;

/** The answers of one group and year, by question. */
export const askedOf =
  (rows: SameAge[]): Asked =>
  (question) =>
    rows.find((row) => row.question === question);

/** How much was won in the year, against the year before. */
export function yearAnswer(asked: Asked, year: string): Answer {
  const booked = asked("booked_amount");
  const wins = asked("booked");
  if (!wins) return answer("–", "year_review.single", {year: period(year)});
  if (booked?.value == null || booked.same_age_value == null)
    return answer(count(wins.value), "year_review.answer_count", {
      year: period(year),
      base_year: period(wins.base_period),
      base: count(wins.same_age_value),
      change: change(wins.change_ratio),
    });
  return answer(compactAmount(booked.value), "year_review.answer", {
    year: period(year),
    base_year: period(booked.base_period),
    base: compactAmount(booked.same_age_value),
    change: change(booked.change_ratio),
    won: count(wins.value),
    base_won: count(wins.same_age_value),
  });
}

/** A change in parts of what was before, with its sign. */
export const change = (part: number | null | undefined): string =>
  part == null ? "–" : `${part < 0 ? "−" : "+"}${percent(Math.abs(part))}`;

/** What the year's own prospects have become, against those of the year before when they were as old. */
export function cohortSentence(asked: Asked): HTMLElement {
  const [came, rate, won] = [asked("journeys"), asked("win_rate"), asked("won_amount")];
  if (!came || rate?.value == null) return sentence("year_review.no_cohort");
  const values = {
    came: count(came.value),
    base_came: count(came.same_age_value),
    change: change(came.change_ratio),
    base_year: period(came.base_period),
    rate: percent(rate.value),
    base_rate: percent(rate.same_age_value),
    amount: compactAmount(won?.value),
    base_amount: compactAmount(won?.same_age_value),
  };
  const told = rate.is_told ? "" : "_by_chance";
  return sentence(won?.value == null ? `year_review.cohort_count${told}` : `year_review.cohort${told}`, values);
}

/** What moved the year's won amount: the effects that do not rest on chance, the largest first. */
export function effectsSentence(effects: YearEffect[]): HTMLElement {
  const told = effects
    .filter((row) => row.is_told && !["opening", "closing"].includes(row.effect))
    .sort((a, b) => Math.abs(b.effect_amount ?? 0) - Math.abs(a.effect_amount ?? 0));
  if (!told.length) return sentence(effects.length ? "year_review.effects_none" : "year_review.effects_unknown");
  const named = told.map((row) =>
    t("year_review.effect", {
      effect: effectName(row),
      amount: signedAmount(row.effect_amount),
      low: signedAmount(row.effect_low_amount),
      high: signedAmount(row.effect_high_amount),
    }),
  );
  return sentence("year_review.effects", {effects: named.join(t("list.comma"))});
}

/** Where the whole moved one way and its members did not: each as a sentence. */
export const reversalSentences = (rows: Reversal[]): HTMLElement[] =>
  rows.map((row) => {
    const print = row.question === "deal value" ? compactAmount : percent;
    return sentence(row.finding === "reversed" ? "year_review.reversed" : "year_review.mostly_mix", {
      question:
        row.question === "conversion"
          ? t("effect.conversion_at", {stage: label(row.stage)})
          : t(`year_review.question_${row.question.replaceAll(" ", "_")}`),
      breakdown: t(`breakdown.${row.breakdown}`),
      base: print(row.base_value),
      value: print(row.period_value),
      at_mix: print(row.at_base_mix_value),
      members: count(row.member_count),
      opposite: count(row.opposite_count),
    });
  });

/** What the year's spend brought so far, against the year before when its spend was as young; of the whole company only what was spent: not all of it was paid for. */
export function moneySentence(asked: Asked, isWhole: boolean): HTMLElement {
  const [spent, back] = [asked("spend"), asked("return")];
  if (!spent?.value) return sentence("year_review.no_spend");
  return sentence(isWhole || back?.value == null ? "year_review.spent" : "year_review.money_said", {
    spent: compactAmount(spent.value),
    base: compactAmount(spent.same_age_value),
    change: change(spent.change_ratio),
    base_year: period(spent.base_period),
    back: ratio(back?.value),
    base_back: ratio(back?.same_age_value),
  });
}

/** Which members' win rate moved beyond chance, down and up. */
export function moversSentence(rows: SameAge[]): HTMLElement {
  const told = rows.filter((row) => row.question === "win_rate" && row.is_told && row.value !== null);
  const named = (sign: number) =>
    told
      .filter((row) => Math.sign(row.change_value ?? 0) === sign)
      .sort((a, b) => Math.abs(b.change_value ?? 0) - Math.abs(a.change_value ?? 0))
      .map((row) =>
        t("year_review.moved", {
          member: label(row.member),
          base: percent(row.same_age_value),
          value: percent(row.value),
        }),
      )
      .join(t("list.comma"));
  const [fell, rose] = [named(-1), named(1)];
  if (!fell && !rose) return sentence("year_review.nobody_moved");
  return sentence(fell && rose ? "year_review.movers" : fell ? "year_review.fell" : "year_review.rose", {fell, rose});
}

/** How much of what was planned for the year was won; nothing where there is no plan. */
export function planSentence(plan: PlanAttainment | undefined): HTMLElement | "" {
  if (plan?.amount_ratio != null)
    return sentence("year_review.plan", {part: percent(plan.amount_ratio), target: compactAmount(plan.target_amount)});
  if (plan?.count_ratio != null)
    return sentence("year_review.plan", {part: percent(plan.count_ratio), target: count(plan.target_count)});
  return "";
}
