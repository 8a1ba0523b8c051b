import {formatsFor} from "./formats.js";
import {language} from "./language.js";
import {workspace} from "./workspace.js";

/** How this page prints numbers and dates. */
export const {
  amount,
  bytes,
  compactAmount,
  compactCount,
  count,
  date,
  days,
  hours,
  interval,
  month,
  monthOfYear,
  percent,
  ratio,
  tenths,
  text,
  wholePercent,
  year,
} = formatsFor(language, workspace.currency);
