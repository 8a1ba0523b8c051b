import {readFileSync} from "node:fs";

/** A macro of SQL: the statement that makes it, what it means, and the macros that it calls. */
export type Macro = {name: string; statement: string; comment: string; calls: string[]};

const landing = macrosOf("land/values.sql");
const shared = macrosOf("macros.sql");

/** The macros that landing, models and analysts share, each after those that it calls; the comment above a statement is its meaning. */
export const macros: Macro[] = [...landing, ...shared];

/** The macros for analysts that read no table of the workspace, nor call one that does, and what they call: the same in every database. */
export function freeMacros(): Macro[] {
  const bound = new Set<string>();
  for (const {name, statement, calls} of macros)
    if (/\bworkspace\./.test(statement) || calls.some((called) => bound.has(called))) bound.add(name);
  const wanted = new Set(shared.map(({name}) => name).filter((name) => !bound.has(name)));
  for (const {name, calls} of macros.toReversed()) if (wanted.has(name)) for (const called of calls) wanted.add(called);
  return macros.filter(({name}) => wanted.has(name));
}

function macrosOf(file: string): Macro[] {
  return readFileSync(new URL(file, import.meta.url), "utf8")
    .split(/;\n/)
    .flatMap((piece) => {
      const start = piece.indexOf("create macro");
      const name = /create macro (\w+)/.exec(piece)?.[1];
      if (!name) return [];
      const comment = piece
        .slice(0, start)
        .split("\n\n")
        .at(-1)!
        .replaceAll(/^-- ?/gm, "")
        .replaceAll("\n", " ")
        .trim();
      const statement = piece.slice(start);
      const calls = [...statement.matchAll(/\b(\w+)\(/g)]
        .map(([, called]) => called!)
        .filter((called) => called !== name);
      return [{name, statement, comment, calls}];
    });
}
