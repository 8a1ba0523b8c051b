import {closest, distance} from "fastest-levenshtein";

/** “did you mean x?” for a word that is close to a known one, else a list of what is known; for the end of an error line. */
export function nearest(word: string, known: readonly string[]): string {
  if (known.length === 0) return "";
  const near = closest(word.toLowerCase(), [...known]);
  if (distance(word.toLowerCase(), near.toLowerCase()) <= Math.max(2, word.length / 3)) return `did you mean ${near}?`;
  return known.length <= 20 ? `known: ${known.join(", ")}` : "";
}
