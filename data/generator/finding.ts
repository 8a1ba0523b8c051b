import type {Life, Move} from "./life.ts";

/** One hidden thing: where it is, since when, how large it was meant to be and how large it came out. */
export type Finding = {
  title: string;
  where: string;
  since: string;
  parameter: string;
  realised: string[];
  seen: string;
  /** The realised sizes by name: rates in [0, 1], amounts in yuan. */
  figures: Record<string, number>;
};

/** Watches the company being made and counts one hidden thing; `known` are the moves that the exports know. */
export type Measure = {
  see?(life: Life, known: Move[]): void;
  spend?(source: string, day: number, fen: number): void;
  finding(): Finding;
};
