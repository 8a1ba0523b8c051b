import {label} from "./label.js";
import {t} from "./t.js";

/** A kind of activity as the reader knows it; what stands for a dated next contact and a grading in our words. */
export const activityKind = (word: string): string =>
  word === "(next contact dated)" ? t("kind.next_contact") : word === "(graded)" ? t("kind.graded") : label(word);
