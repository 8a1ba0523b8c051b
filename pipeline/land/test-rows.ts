import {text} from "../sql.ts";
import type {Workspace} from "../workspace.ts";
import type {Reading} from "./reading.ts";
import {given} from "./typed-value.ts";

/** The columns of a file that a rule for test records names, each with the condition under which its row is one. */
export function testRows({columns, entityProfile}: Reading, workspace: Workspace): {column: string; is: string}[] {
  return columns.flatMap(({column}) => {
    const patterns = [...(entityProfile.test_rows[column] ?? []), ...(workspace.test_rows[column] ?? [])];
    if (patterns.length === 0) return [];
    const matches = patterns.map((pattern) => `lower(${given(column)}) glob ${text(pattern.toLowerCase())}`);
    return [{column, is: matches.join(" or ")}];
  });
}
