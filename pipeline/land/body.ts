import {cellKind, isValue} from "./cell-kind.ts";
import type {Code} from "./codes.ts";
import type {Layout} from "./layout.ts";
import type {TextRecord} from "./records.ts";
import {isTotal} from "./total-row.ts";

/** A record that is not a row of the table, and why. */
export type RejectedRecord = TextRecord & {fault: Code};

/** The records of a table, told apart: sound ones in the table's width, and rejected ones with their reason. */
export type Sorted = {sound: TextRecord[]; rejected: RejectedRecord[]; blankCount: number};

/**
 * Tells the rows of a table from what stands between and below them: totals, the header again, another table, remarks at the end.
 * `isLast` ends the file: rows of another width with nothing sound behind them are remarks or another table.
 */
export function sorter(layout: Layout): (records: TextRecord[], isLast: boolean) => Sorted {
  const {width, headerTexts, hasTrailing, bodyRow} = layout;
  const valued = new Array<number>(width).fill(0);
  let seen = 0;
  let afterBlank = false;
  let inOtherTable = false;
  let odd: (RejectedRecord & {afterBlank: boolean})[] = [];
  let held: TextRecord[] = [];
  let fewest = width;
  let hasBlankFirst = false;

  const isHeaderAgain = (fields: string[]): boolean =>
    headerTexts?.some((texts) => texts.every((text, index) => text === (fields[index] ?? "").trim())) ?? false;
  const beginsOtherTable = ({fields}: TextRecord): boolean => {
    if (!afterBlank || seen < 3) return false;
    const kinds = fields.map(cellKind);
    const typed = valued.flatMap((count, column) => (count > seen * 0.7 ? [column] : []));
    return typed.length > 0 && !kinds.some(isValue) && typed.every((column) => kinds[column] !== "empty");
  };
  const isFilled = (field: string): boolean => field.trim() !== "";
  const filled = (fields: string[]): number => fields.filter(isFilled).length;
  /** What a row that ends the table may be, though it has the table's width: a remark, or sums without a label. */
  const endingOf = ({fields}: TextRecord): Code | undefined => {
    if (seen < 3 || width < 3) return undefined;
    if (isFilled(fields[0]!))
      return fewest > 2 && !fields.some((field, index) => index > 0 && isFilled(field)) ? "footer" : undefined;
    const count = filled(fields);
    const isSums = fields.every((field) => ["empty", "number"].includes(cellKind(field)));
    return isSums && !hasBlankFirst && count < fewest ? "total_row" : undefined;
  };
  const isRemark = ({fields}: TextRecord): boolean => filled(fields) <= 1;

  return (records, isLast) => {
    const sound: TextRecord[] = [];
    const rejected: RejectedRecord[] = [];
    let blankCount = 0;
    const keep = (record: TextRecord): void => {
      if (hasTrailing) record.fields.pop();
      if (seen < 200) {
        seen++;
        fewest = Math.min(fewest, filled(record.fields));
        if (record.fields[0]!.trim() === "") hasBlankFirst = true;
        record.fields.forEach((field, column) => {
          if (isValue(cellKind(field))) valued[column]!++;
        });
      }
      sound.push(record);
    };
    const settle = (isEnd: boolean): void => {
      for (const record of held) {
        const ending = isEnd ? endingOf(record) : undefined;
        if (ending) rejected.push({...record, fault: ending});
        else keep(record);
      }
      held = [];
      const isTable =
        odd.length > 1 && odd[0]!.afterBlank && odd.every(({fields}) => fields.length === odd[0]!.fields.length);
      for (const {afterBlank: _, ...record} of odd)
        rejected.push({
          ...record,
          fault: isTable && !isRemark(record) ? "other_table" : isEnd && isRemark(record) ? "footer" : record.fault,
        });
      odd = [];
    };
    for (const record of records) {
      if (record.row < bodyRow) continue;
      if (record.isBlank) {
        blankCount++;
        afterBlank = true;
        continue;
      }
      if (record.fault === "row_width" && isTotal(record.fields)) rejected.push({...record, fault: "total_row"});
      else if (record.fault === "row_width") odd.push({...record, fault: record.fault, afterBlank});
      else if (record.fault) rejected.push({...record, fault: record.fault});
      else if (inOtherTable) rejected.push({...record, fault: "other_table"});
      else if (isHeaderAgain(record.fields)) rejected.push({...record, fault: "repeated_header"});
      else if (isTotal(record.fields)) rejected.push({...record, fault: "total_row"});
      else if (hasTrailing && record.fields[width - 1]!.trim() !== "") rejected.push({...record, fault: "row_width"});
      else if (beginsOtherTable(record)) {
        inOtherTable = true;
        rejected.push({...record, fault: "other_table"});
      } else if (held.length < 10 && endingOf(record)) held.push(record);
      else {
        settle(false);
        keep(record);
      }
      afterBlank = false;
    }
    if (isLast) settle(true);
    return {sound, rejected, blankCount};
  };
}
