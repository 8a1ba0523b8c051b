import type {Readable} from "node:stream";
import {HeadwaterError} from "../../errors.ts";
import {type CellContext, cellText, type StoredCell} from "./cell.ts";
import {mostColumns, mostRows, placeOf} from "./place.ts";
import {damagedWorkbook, readXml} from "./xml.ts";

type Cell = StoredCell & {column: number; isFormula: boolean};

/** Whether a formula was left without its result; some writers put 0 where it will be, and have it calculated once it is opened. */
const lacksResult = ({type, value, inline}: StoredCell, {isCalculated}: CellContext): boolean =>
  type !== "str" && inline === "" && (value === "" || (!isCalculated && type === "n" && Number(value) === 0));

/** Reads the rows of a sheet as they stream: the number of each, from 1, and the texts of its cells, from column 1; gaps are holes. */
export async function readRows(
  stream: Readable,
  shown: string,
  context: CellContext,
  take: (row: number, texts: string[]) => void,
): Promise<void> {
  let [row, column, isSheet, isHint] = [0, 0, false, false];
  let texts: string[] = [];
  let cell: Cell | undefined;
  let into: "value" | "inline" | undefined;

  const openRow = (reference: string | undefined): void => {
    const next = reference === undefined ? row + 1 : Number(reference);
    if (!Number.isInteger(next) || next <= row) throw damagedWorkbook(shown, `has a row out of order after row ${row}`);
    if (next > mostRows) throw damagedWorkbook(shown, `has more than ${mostRows} rows`);
    [row, column, texts] = [next, 0, []];
  };
  const openCell = ({r, t, s}: Record<string, string>): void => {
    const place = r === undefined ? {row, column: column + 1} : placeOf(r);
    if (place?.row !== row || place.column > mostColumns || texts[place.column - 1] !== undefined)
      throw damagedWorkbook(shown, `has a cell out of place in row ${row}`);
    column = place.column;
    const style = Number(s ?? 0);
    cell = {column, type: t ?? "n", style, value: "", inline: "", isFormula: false};
  };
  const closeCell = (cell: Cell): void => {
    if (cell.isFormula && lacksResult(cell, context))
      throw new HeadwaterError(`missing result: a formula of ${shown} was never calculated`, {
        where: `row ${row}, column ${cell.column}`,
        fix: "open it in a spreadsheet and save it again",
      });
    const text = cellText(cell, context);
    if (text === undefined) throw damagedWorkbook(shown, `points to a text that is not there in row ${row}`);
    texts[cell.column - 1] = text;
  };

  await readXml(stream, shown, {
    open: (name, attributes) => {
      if (!isSheet) isSheet = name === "sheetData";
      else if (name === "row") openRow(attributes.r);
      else if (name === "c") openCell(attributes);
      else if (!cell) return;
      else if (name === "v") into = "value";
      else if (name === "t" && !isHint) into = "inline";
      else if (name === "f") cell.isFormula = true;
      else if (name === "rPh") isHint = true;
    },
    text: (text) => {
      if (into && cell) cell[into] += text;
    },
    close: (name) => {
      if (name === "v" || name === "t") into = undefined;
      else if (name === "rPh") isHint = false;
      else if (name === "c" && cell) {
        closeCell(cell);
        cell = undefined;
      } else if (name === "row" && isSheet) take(row, texts);
      else if (name === "sheetData") isSheet = false;
    },
  });
}
