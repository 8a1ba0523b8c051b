import {gzipSync} from "node:zlib";
import {DataType, Field, Int32, Int64, Schema, Table, tableToIPC, type Vector, vectorFromArray} from "apache-arrow";
import {shortened} from "./shortened.ts";

/**
 * How short numbers with a fraction may be: how many places, and how many digits at least. Pages print shares to a tenth of a per cent, times to a tenth of
 * a day, everything else to no more than four places, or to three digits.
 */
const kinds: [name: RegExp, places: number, digits: number][] = [
  [/_rate(_low|_high)?$/, 6, 0],
  [/_(days|hours)(_low|_high)?$/, 3, 0],
  [/./, 6, 4],
];

/**
 * Exported rows as they travel to a browser: numbers with a fraction as whole ones beside their places behind the point, packed by gzip. What
 * a page prints of a number is the same as of the number itself. The same rows give the same bytes.
 */
export function wireFile(table: Table): Uint8Array {
  const columns = table.schema.fields.map((field, index) => wireColumn(field, table.getChildAt(index)!));
  const schema = new Schema(columns.map(([field]) => field));
  const wire = new Table(schema, Object.fromEntries(columns.map(([field, vector]) => [field.name, vector])));
  return gzipSync(tableToIPC(wire, "file"), {level: 9});
}

function wireColumn(field: Field, vector: Vector): [Field, Vector] {
  if (!DataType.isFloat(field.type)) return [field, vector];
  const [, places, digits] = kinds.find(([name]) => name.test(field.name))!;
  const whole = shortened([...(vector as Iterable<number | null>)], places, digits);
  if (!whole) return [field, vector];
  const isLarge = whole.numbers.some((number) => number !== null && Math.abs(number) >= 2 ** 31);
  const wire = isLarge
    ? vectorFromArray(
        whole.numbers.map((number) => (number === null ? null : BigInt(number))),
        new Int64(),
      )
    : vectorFromArray(whole.numbers, new Int32());
  return [new Field(field.name, wire.type, true, new Map([["places", String(whole.places)]])), wire];
}
