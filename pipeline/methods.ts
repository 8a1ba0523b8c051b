import type {Method} from "./method.ts";
import {assignments} from "./methods/assignments.ts";
import {betaBinomial} from "./methods/beta_binomial.ts";
import {forecast} from "./methods/forecast.ts";
import {markovCredit} from "./methods/markov_credit.ts";
import {repFactors} from "./methods/rep_factors.ts";
import {spendResponse} from "./methods/spend_response.ts";
import {vintageGrowth} from "./methods/vintage_growth.ts";

/** The methods by the names that models call them by. */
export const methods: Record<string, Method> = {
  assignments,
  beta_binomial: betaBinomial,
  forecast,
  markov_credit: markovCredit,
  rep_factors: repFactors,
  spend_response: spendResponse,
  vintage_growth: vintageGrowth,
};
