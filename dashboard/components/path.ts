import {label} from "./label.js";

const arrow = " → ";

/** A path of stages as the reader knows them. */
export const path = (word: string): string => word.split(arrow).map(label).join(arrow);
