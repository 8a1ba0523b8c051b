import {list, quoted, text} from "../sql.ts";
import type {Workspace} from "../workspace.ts";
import {givenText, isConflict, type KnownTexts} from "./clean-read.ts";
import {digitMarks} from "./digit-marks.ts";
import type {Reading} from "./reading.ts";
import {conflict, rowFaults} from "./row-faults.ts";
import {given, preparation, prepared, typedValue} from "./typed-value.ts";

/**
 * The statement that lands rows, given as a query of row number and text: one pass that types them, notes what did not become its
 * type and why a row can't be kept (`_trouble`), and inserts them into landed.<entity>.
 */
export function landingStatement(
  reading: Reading,
  rows: string,
  workspace: Workspace,
  fileOrder: number,
  {plain, names}: KnownTexts = {},
): string {
  const {file, entity, entityName, entityProfile, columns} = reading;
  const mapped = columns.map(({column}) => column);
  const constants = Object.keys(entityProfile.constants).filter((column) => !mapped.includes(column));
  const filled = [...mapped, ...constants];
  const textColumns = [
    ...columns.map((mappedColumn) => `${givenText(mappedColumn, plain)} as ${given(mappedColumn.column)}`),
    ...constants.map((column) => `${text(entityProfile.constants[column]!)} as ${given(column)}`),
  ];
  const preparations = filled.flatMap((column) => {
    const expression = preparation(reading, column, workspace, filled.includes("currency"));
    return expression ? [`${expression} as ${prepared(column)}`] : [];
  });
  const typed = filled.map(
    (column) => `${typedValue(reading, column, workspace, names?.get(column))} as ${quoted(column)}`,
  );
  const lossy = filled.filter((column) => !["text", "id", "category"].includes(entity.columns[column]!.type));
  const lost = lossy.map(
    (column) =>
      `{'column_name': ${text(column)}, 'lost_text': case when ${quoted(column)} is null then ${given(column)} end}`,
  );
  const isLost =
    lossy.map((column) => `(${quoted(column)} is null and ${given(column)} is not null)`).join(" or ") || "false";
  const marked = filled.filter(
    (column) =>
      !columns.some((mapped) => mapped.column === column && mapped.positions.every((position) => plain?.has(position))),
  );
  const twins = columns.filter(({positions}) => positions.length > 1);
  const conflicts = twins.map((twin) => `${isConflict(twin, plain)} as ${conflict(twin)}`);
  const faults = rowFaults(reading, twins, filled, workspace);
  return `insert into landed.${entityName} by name
with
read as (${rows}),
given as (select _row, ${list([...textColumns, ...conflicts])} from read),
prepared as (select ${list(["*", ...preparations])} from given),
typed as (select *, ${list(typed)} from prepared),
judged as (select *, case ${faults.join("\n    ")} end as _fault, ${digitMarks(entityName, marked)} as _marks from typed)
select
  ${list(filled.map(quoted))},
  ${text(file.system)} as _system,
  ${text(file.shown)} as _file,
  _row,
  ${fileOrder} as _file_order,
  case when _fault is not null or _marks > 0 or ${isLost} then {
    'lost': list_filter([${list(lost)}]::struct(column_name varchar, lost_text varchar)[], lambda loss: loss.lost_text is not null),
    'fault': _fault,
    'raw': case when _fault is not null then to_json({${mapped.map((column) => `${text(column)}: ${given(column)}`).join(", ")}})::varchar end,
    'marks': _marks
  } end as _trouble
from judged`;
}
