import {Field, Schema, Table, vectorFromArray} from "apache-arrow";

const group = ["period_kind", "period", "breakdown", "member"];

/** The rows of a metric by their breakdown, in their order. Everyone is always there, if with no row. */
export function partsOf(table: Table): Map<string, Table> {
  const rows = new Map<string, number[]>([["all", []]]);
  const breakdowns = table.getChild("breakdown")!;
  for (let row = 0; row < table.numRows; row++) {
    const breakdown = String(breakdowns.get(row));
    const own = rows.get(breakdown) ?? [];
    rows.set(breakdown, own);
    own.push(row);
  }
  return new Map([...rows].map(([breakdown, own]) => [breakdown, picked(table, table.schema.fields, own)]));
}

/** The groups that the rows of a metric are of, each once, as they come. */
export function groupsOf(table: Table): Table {
  const columns = group.map((name) => table.getChild(name)!);
  const first = new Map<string, number>();
  for (let row = 0; row < table.numRows; row++) {
    const words = JSON.stringify(columns.map((column) => column.get(row)));
    if (!first.has(words)) first.set(words, row);
  }
  const fields = table.schema.fields.filter(({name}) => group.includes(name));
  return picked(table, fields, [...first.values()]);
}

function picked(table: Table, fields: Field[], rows: number[]): Table {
  const columns = fields.map(({name, type}) => {
    const column = table.getChild(name)!;
    const vector = vectorFromArray(
      rows.map((row) => column.get(row)),
      type,
    );
    return [new Field(name, vector.type, true), vector] as const;
  });
  const schema = new Schema(columns.map(([field]) => field));
  return new Table(schema, Object.fromEntries(columns.map(([{name}, vector]) => [name, vector])));
}
