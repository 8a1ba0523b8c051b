import {dialectText} from "./dialect.ts";
import type {Table} from "./table.ts";

/** How a file's table was read, as JSON: its dialect and its layout, the same for peek and for the warehouse. */
export const readingText = ({dialect, layout, newline, decimal}: Table): {dialect: object; layout: object} => {
  const {header, headerRow, headerRows, preambleLines, isRagged, hasTrailing, width} = layout;
  return {
    dialect: {...dialectText(dialect), newline, ...(decimal && {decimal})},
    layout: {
      header: header !== undefined,
      header_row: header === undefined ? null : headerRow,
      header_rows: headerRows,
      preamble_lines: preambleLines,
      columns: width - (hasTrailing ? 1 : 0),
      ...(isRagged && {ragged: true}),
      ...(hasTrailing && {trailing_delimiter: true}),
    },
  };
};

/** The same as one text. */
export const manifestOf = (table: Table): string => JSON.stringify(readingText(table));
