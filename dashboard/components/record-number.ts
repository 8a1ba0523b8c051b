import {label} from "./label.js";

/** The number of a record in its own system, without the system's name; our own words as the reader knows them. */
export const recordNumber = (word: string): string => label(word.replace(/^[^(].*?:/, ""));
