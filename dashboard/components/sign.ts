import {t} from "./t.js";

/** A sign of danger in words. */
export const sign = (word: string): string => t(`sign.${word.replace(/[()]/g, "").replaceAll(" ", "_")}`);
