import {formMeasures} from "./form-measures.ts";
import type {Measures} from "./measures.ts";
import {timeMeasures} from "./time-measures.ts";

/** The statistics that each measure of the log has, by the measure's name in metrics.log_statistics. */
export const logMeasures: Measures = {...timeMeasures, ...formMeasures};
