import type {NumberKind} from "./number-format.ts";

/** Of two ways to count days, that from 1904 began on old Macintoshes. */
export type Epoch = 1900 | 1904;

const daySeconds = 86_400;
const lastDay = 2_958_465;
const pad = (value: number): string => String(value).padStart(2, "0");

/** The text of a stored number: a moment where its format shows one, else its digits, without the noise of binary fractions. */
export function numberText(stored: string, kind: NumberKind, epoch: Epoch): string {
  if (kind === "number") return digitsOf(stored);
  return momentText(Number(stored), kind, epoch) ?? digitsOf(stored);
}

/**
 * The digits of a number without exponent: of an integer those that are stored, however many; of another, those of the number
 * rounded to the 15 that a spreadsheet keeps.
 */
export function digitsOf(stored: string): string {
  if (/^-?\d+$/.test(stored)) return stored;
  if (stored.length <= 15 && /^-?\d+\.\d+$/.test(stored)) return stored;
  const parts = /^([-+]?)(\d*)\.?(\d*)(?:e([-+]?\d+))?$/i.exec(stored);
  if (!parts || Number.isNaN(Number(stored))) return stored;
  return (wholeDigits(parts) ?? plain(Number(Number(stored).toPrecision(15)))).replace(/^-(?=0$)/, "");
}

function wholeDigits([, sign, whole, fraction, exponent]: RegExpExecArray): string | undefined {
  const digits = `${whole}${fraction}`;
  const places = fraction!.length - Number(exponent ?? 0);
  const zeros = /0*$/.exec(digits)![0].length;
  if (places > zeros || digits.length - places > 40) return undefined;
  const integer = places >= 0 ? digits.slice(0, digits.length - places) : digits.padEnd(digits.length - places, "0");
  return `${sign === "-" ? "-" : ""}${integer.replace(/^0+(?=\d)/, "") || "0"}`;
}

function plain(value: number): string {
  const text = String(value);
  const small = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text);
  if (!small || Number(small[4]) > 40) return text;
  return `${small[1]}0.${"0".repeat(Number(small[4]) - 1)}${small[2]}${small[3] ?? ""}`;
}

/** A count of days as a moment, to the second; undefined where there is no such day. */
function momentText(days: number, kind: NumberKind, epoch: Epoch): string | undefined {
  const seconds = Math.round(days * daySeconds);
  if (!Number.isFinite(seconds)) return undefined;
  if (kind === "duration") return `${seconds < 0 ? "-" : ""}${clock(Math.abs(seconds))}`;
  const day = Math.floor(seconds / daySeconds);
  const rest = seconds - day * daySeconds;
  if (day === 0 && (kind === "time" || (epoch === 1900 && rest > 0))) return clock(rest);
  const date = dateText(day, epoch);
  if (date === undefined) return undefined;
  return kind === "date" && rest === 0 ? date : `${date} ${clock(rest)}`;
}

const clock = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(pad).join(":");

function dateText(day: number, epoch: Epoch): string | undefined {
  const since1900 = epoch === 1904 ? day + 1462 : day;
  // day 60 is 29 February 1900, which never was; the days before it count from one later
  if (day < 0 || since1900 < 1 || since1900 === 60 || since1900 > lastDay) return undefined;
  const offset = since1900 < 60 ? 25_568 : 25_569;
  return new Date((since1900 - offset) * daySeconds * 1000).toISOString().slice(0, 10);
}
