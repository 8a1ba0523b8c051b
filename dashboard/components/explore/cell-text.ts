/** What of a type of Arrow tells how its values are read. */
export type ArrowType = {
  typeId: number;
  bitWidth?: number;
  isSigned?: boolean;
  precision?: number;
  scale?: number;
  timezone?: string | null;
  children?: {name: string; type: ArrowType}[] | null;
};

type Reading = {name: (type: ArrowType) => string; text: (value: never, type: ArrowType) => string; isNumber?: boolean};

const pad = (value: number, length = 2): string => String(value).padStart(length, "0");

const readings: Record<number, Reading> = {
  1: {name: () => "NULL", text: () => ""},
  2: {name: integerName, text: (value: number | bigint) => String(value), isNumber: true},
  3: {
    name: ({precision}) => (precision === 2 ? "DOUBLE" : "FLOAT"),
    text: (value: number) => String(value),
    isNumber: true,
  },
  5: {name: () => "VARCHAR", text: (value: string) => value},
  6: {name: () => "BOOLEAN", text: (value: boolean) => String(value)},
  7: {
    name: ({precision, scale}) => (precision === 38 && scale === 0 ? "HUGEINT" : `DECIMAL(${precision},${scale})`),
    text: (value: Uint32Array, {scale}) => decimalText(value, scale!),
    isNumber: true,
  },
  8: {name: () => "DATE", text: (value: number) => dayText(new Date(value))},
  9: {name: () => "TIME", text: (value: bigint) => timeText(Number(value % 86_400_000_000n))},
  10: {
    name: ({timezone}) => (timezone ? "TIMESTAMP WITH TIME ZONE" : "TIMESTAMP"),
    text: (value: number, {timezone}) => `${momentText(value)}${timezone ? "+00" : ""}`,
  },
  12: {
    name: ({children}) => `${typeName(children![0]!.type)}[]`,
    text: (value: Iterable<unknown>, {children}) =>
      `[${[...value].map((item) => cellText(children![0]!.type, item) ?? "NULL").join(", ")}]`,
  },
};

/** The name that SQL has for a type of Arrow. */
export const typeName = (type: ArrowType): string => readings[type.typeId]?.name(type) ?? "";

/** Whether a type's values are numbers. */
export const isNumber = (type: ArrowType): boolean => readings[type.typeId]?.isNumber ?? false;

/** Whether values of a type can be told exactly; of others a query must make a text. */
export const isTold = (type: ArrowType): boolean =>
  type.typeId in readings && (type.typeId !== 12 || isTold(type.children![0]!.type));

/** A value as text, exactly: all digits of a decimal or a whole number, dates and times as SQL writes them; null for null. */
export const cellText = (type: ArrowType, value: unknown): string | null =>
  value === null || value === undefined ? null : readings[type.typeId]!.text(value as never, type);

function integerName({bitWidth, isSigned}: ArrowType): string {
  const name = {8: "TINYINT", 16: "SMALLINT", 32: "INTEGER", 64: "BIGINT"}[bitWidth!]!;
  return isSigned ? name : `U${name}`;
}

/** A decimal is a whole number of four 32-bit words, the lowest first, the sign in the highest. */
function decimalText(words: Uint32Array, scale: number): string {
  const whole = BigInt.asIntN(
    128,
    [...words].reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n),
  );
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, "0");
  const sign = whole < 0n ? "-" : "";
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

const dayText = (day: Date): string =>
  `${pad(day.getUTCFullYear(), 4)}-${pad(day.getUTCMonth() + 1)}-${pad(day.getUTCDate())}`;

function timeText(microseconds: number): string {
  const seconds = Math.floor(microseconds / 1e6);
  const rest = microseconds % 1e6;
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => pad(part))
    .join(":");
  return rest ? `${clock}.${pad(rest, 6).replace(/0+$/, "")}` : clock;
}

/** A moment is milliseconds, with microseconds behind the point. */
function momentText(milliseconds: number): string {
  const microseconds = Math.round(milliseconds * 1000);
  const day = Math.floor(microseconds / 86_400e6);
  return `${dayText(new Date(day * 86_400e3))} ${timeText(microseconds - day * 86_400e6)}`;
}
