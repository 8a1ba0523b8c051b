import {macros} from "./macros.ts";
import {tablesNamed} from "./tables-named.ts";

const called = macros.map(({name, statement}) => ({call: new RegExp(`\\b${name}\\(`), statement}));

/** The tables and views that a query reads, itself or by the macros that it calls, in the order of their names. */
export function lineageOf(sql: string): string[] {
  const bare = sql.replace(/--.*$/gm, "");
  const reached = [bare];
  for (const statement of reached)
    for (const macro of called)
      if (!reached.includes(macro.statement) && macro.call.test(statement)) reached.push(macro.statement);
  return [...new Set(reached.flatMap(tablesNamed))].sort();
}
