import type {NumberKind} from "./number-format.ts";
import {type Epoch, numberText} from "./number-text.ts";
import {unescaped} from "./text-escape.ts";

/**
 * What the texts of a workbook's cells depend on: shared texts, kinds of numbers by style, from when days count, and whether its
 * formulas have been calculated.
 */
export type CellContext = {strings: string[]; kinds: NumberKind[]; epoch: Epoch; isCalculated: boolean};

/** A cell as its XML gives it: its type, its style, its stored value and its own text. */
export type StoredCell = {type: string; style: number; value: string; inline: string};

const isoMoment = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d+)?Z?)?$/;

/** The text of a cell; undefined where it points to a shared text that is not there. */
export function cellText({type, style, value, inline}: StoredCell, context: CellContext): string | undefined {
  const {strings, kinds, epoch} = context;
  switch (type) {
    case "s":
      return value === "" ? "" : strings[Number(value)];
    case "str":
      return unescaped(value);
    case "inlineStr":
      return unescaped(inline || value);
    case "b":
      return value === "" ? "" : /^(?:1|true)$/i.test(value) ? "TRUE" : "FALSE";
    case "e":
      return value;
    case "d": {
      const [, day, time] = isoMoment.exec(value) ?? [];
      if (!day) return value;
      return !time || (time === "00:00:00" && kinds[style] === "date") ? day : `${day} ${time}`;
    }
    default:
      return value === "" ? unescaped(inline) : numberText(value.trim(), kinds[style] ?? "number", epoch);
  }
}
