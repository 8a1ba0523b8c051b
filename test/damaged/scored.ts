import {beyond, type Lines, measuresOf, rightlyRefused, scoreOf} from "./measures.ts";
import type {Outcome} from "./outcome.ts";

/** A file to be scored: its kind and encoding, and what it holds, header first. */
export type Question = {name: string; kind: string; encoding: string; truth: Lines; mayRefuse?: true};

/** A file's score of 10, and how it went wrong if it did. */
export type Scored = Question & {
  score: number;
  /** the same, where a refusal is never right */
  strictScore: number;
  isRefused: boolean;
  /** the table is not the truth, and nothing was said */
  isSilentlyWrong: boolean;
  /** the table holds a row that the truth does not, below the header */
  isWrong: boolean;
};

/** Scores what a reader made of a file. */
export function scored(question: Question, {lines, isSilent}: Outcome): Scored {
  const measures = measuresOf(lines, question.truth);
  const strictScore = scoreOf(measures);
  const whole = (table: Lines) => table.map((cells) => JSON.stringify(cells));
  const [read, truth] = [whole(lines ?? []), whole(question.truth)];
  return {
    ...question,
    score: !lines && question.mayRefuse ? scoreOf(rightlyRefused()) : strictScore,
    strictScore,
    isRefused: !lines,
    isSilentlyWrong: isSilent && (read.length !== truth.length || read.some((line, index) => line !== truth[index])),
    isWrong: beyond(read.slice(1), truth.slice(1)).length > 0,
  };
}

const mean = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** The files of each kind, kinds in order of appearance. */
export function byKind(files: Scored[]): Map<string, Scored[]> {
  const kinds = new Map<string, Scored[]>();
  for (const file of files) kinds.set(file.kind, [...(kinds.get(file.kind) ?? []), file]);
  return kinds;
}

/** The mean score of all files; where weights of kinds are given, the mean of the kinds' means by weight. */
export function meanScore(files: Scored[], weights?: Map<string, number>): number {
  if (!weights) return mean(files.map(({score}) => score));
  const kinds = [...byKind(files)].map(([kind, some]) => ({weight: weights.get(kind) ?? 0, score: meanScore(some)}));
  const total = kinds.reduce((sum, {weight}) => sum + weight, 0);
  return kinds.reduce((sum, {weight, score}) => sum + weight * score, 0) / total;
}
