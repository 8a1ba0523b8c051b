import type {Method} from "./method.ts";
import {assessmentChances} from "./methods/assessment_chances.ts";
import {assessmentQuality} from "./methods/assessment_quality.ts";
import {assignments} from "./methods/assignments.ts";
import {betaBinomial} from "./methods/beta_binomial.ts";
import {digitFit} from "./methods/digit_fit.ts";
import {fieldTwins} from "./methods/field_twins.ts";
import {forecast} from "./methods/forecast.ts";
import {gradeCalibration} from "./methods/grade_calibration.ts";
import {gradeInformation} from "./methods/grade_information.ts";
import {logStatistics} from "./methods/log_statistics.ts";
import {markovCredit} from "./methods/markov_credit.ts";
import {noteTwins} from "./methods/note_twins.ts";
import {repFactors} from "./methods/rep_factors.ts";
import {scorecardWeights} from "./methods/scorecard_weights.ts";
import {spendResponse} from "./methods/spend_response.ts";
import {vintageGrowth} from "./methods/vintage_growth.ts";
import {yearBridge} from "./methods/year_bridge.ts";

/** The methods by the names that models call them by. */
export const methods: Record<string, Method> = {
  assignments,
  assessment_chances: assessmentChances,
  assessment_quality: assessmentQuality,
  beta_binomial: betaBinomial,
  digit_fit: digitFit,
  field_twins: fieldTwins,
  forecast,
  grade_calibration: gradeCalibration,
  grade_information: gradeInformation,
  log_statistics: logStatistics,
  markov_credit: markovCredit,
  rep_factors: repFactors,
  note_twins: noteTwins,
  scorecard_weights: scorecardWeights,
  spend_response: spendResponse,
  vintage_growth: vintageGrowth,
  year_bridge: yearBridge,
};
