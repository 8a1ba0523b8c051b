import type {Column} from "./column.js";
import {amount, count} from "./format.js";
import {label} from "./label.js";
import type {LedgerLine, Measure} from "./ledger.js";
import {t} from "./t.js";
import {ways} from "./ways.js";

/** The columns of the ledger: what entered, what the ways leave over, which must be nothing, and each way that occurs. */
export function ledgerColumns(lines: LedgerLine[], measure: Measure): Column<LedgerLine>[] {
  const print = measure === "amount" ? amount : count;
  const occurring = ways.filter((way) => lines.some((line) => line.ways.has(way)));
  const number = (title: string, value: (line: LedgerLine) => number): Column<LedgerLine> => ({
    title,
    value,
    print: (line) => print(value(line)),
    isText: false,
  });
  // amounts are cents, which doubles add up only nearly; + 0 makes −0 nothing
  const residual = ({entered, ways}: LedgerLine) =>
    Math.round([...ways.values()].reduce((left, part) => left - part, entered) * 100) / 100 + 0;
  return [
    {title: t("column.stage"), value: ({stage}) => stage, print: ({stage}) => label(stage), isText: true},
    number(t("column.entered_count"), ({entered}) => entered),
    number(t("column.residual_count"), residual),
    ...occurring.map((way) => number(label(way), (line) => line.ways.get(way) ?? 0)),
  ];
}
