import {
  Bool,
  type DataType,
  Dictionary,
  Field,
  Float64,
  Int32,
  List,
  Schema,
  Table,
  Uint8,
  Uint16,
  Utf8,
  vectorFromArray,
} from "apache-arrow";

/** An Arrow table of columns, each with the name of its type in SQL, and of their values as JSON has them. Throws for a type without a rule. */
export function arrowTable(columns: [name: string, type: string][], values: unknown[][]): Table {
  const fields = columns.map(
    ([name, type], index) => new Field(name, packed(arrowType(type), values[index] ?? [], index), true),
  );
  const vectors = fields.map((field, index) => {
    const column = values[index] ?? [];
    const numeric = field.type instanceof Float64;
    return vectorFromArray(
      numeric ? column.map((value) => (value === null ? null : Number(value))) : column,
      field.type,
    );
  });
  return new Table(new Schema(fields), Object.fromEntries(fields.map((field, index) => [field.name, vectors[index]!])));
}

/** Words that repeat are written once, and each row has their number. They are named by their column's place: by itself Arrow counts on. */
function packed(type: DataType, values: unknown[], place: number): DataType {
  const different = new Set(values).size;
  if (!(type instanceof Utf8) || different === 0 || different * 2 > values.length || different > 65_000) return type;
  return new Dictionary(type, different < 250 ? new Uint8() : new Uint16(), place);
}

/** Counts are Int32, other numbers Float64, dates ISO text. A type without a rule is a mistake in the model. */
function arrowType(type: string): DataType {
  if (type === "INTEGER") return new Int32();
  if (type === "DOUBLE" || type.startsWith("DECIMAL")) return new Float64();
  if (type === "VARCHAR" || type === "DATE") return new Utf8();
  if (type === "BOOLEAN") return new Bool();
  if (type === "INTEGER[]") return new List(new Field("item", new Int32(), true));
  throw new TypeError(`unsupported type in a metric: ${type}`);
}
