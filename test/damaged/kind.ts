import type {Encoding} from "./encoded.ts";
import type {Source} from "./source.ts";

/** What a file holds once it is read right. */
export type Truth = {
  /** none where the file has no header */
  header?: string[];
  rows: string[][];
  /** the records below the header, those that are no rows of the table included; not said where that is a matter of judgement */
  records?: number;
  /** whether to refuse the file is as right as to read it */
  mayRefuse?: true;
};

/** One damaged text. `spoil` does to its bytes what no text can hold. */
export type Damage = {
  variant?: string;
  text: string;
  truth: Truth;
  spoil?: (bytes: Buffer, encoding: Encoding) => Buffer | undefined;
};

/** A kind of damage. Its weight is how often it is met in a thousand exports, by judgement. */
export type Kind = {name: string; weight: number; damages: (source: Source) => Damage[]};
