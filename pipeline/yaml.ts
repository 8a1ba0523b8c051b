import {readFileSync} from "node:fs";
import {isMap, isNode, isScalar, LineCounter, parseDocument} from "yaml";
import type {z} from "zod";
import {HeadwaterError, refuse} from "./errors.ts";
import {nearest} from "./nearest.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * The content of a YAML file, held to a schema. Every fault is one line with file, line and column, and the nearest known
 * key where one is misspelt; all faults are thrown together.
 */
export function readYaml<T extends z.ZodType>(path: string, shownPath: string, schema: T): z.output<T> {
  const lines = new LineCounter();
  const document = parseDocument(utf8Of(path, shownPath), {lineCounter: lines, prettyErrors: false});
  const at = (offset: number) => {
    const {line, col} = lines.linePos(offset);
    return `${shownPath}, line ${line}, column ${col}`;
  };
  refuse(document.errors.map((e) => new HeadwaterError(`invalid YAML: ${e.message}`, {where: at(e.pos[0])})));

  const offsetOf = (keys: Path, ofKey: boolean): number => {
    for (let depth = keys.length; depth >= 0; depth--) {
      const node = document.getIn(keys.slice(0, depth), true);
      const parent = document.getIn(keys.slice(0, depth - 1), true);
      const pair =
        isMap(parent) && parent.items.find((p) => isScalar(p.key) && String(p.key.value) === keys[depth - 1]);
      if (ofKey && pair && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
      if (isNode(node)) return node.range?.[0] ?? 0;
    }
    return 0;
  };
  const parsed = schema.safeParse(document.toJS({maxAliasCount: 100}) ?? {});
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.flatMap((issue) =>
    faultsOf(issue, schema, (keys, ofKey) => at(offsetOf(keys, ofKey))),
  );
  throw faults.length === 1 ? faults[0] : new AggregateError(faults);
}

function utf8Of(path: string, shownPath: string): string {
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(readFileSync(path));
  } catch {
    throw new HeadwaterError(`invalid encoding: ${shownPath} is not UTF-8`, {fix: "save it as UTF-8"});
  }
}

function faultsOf(issue: Issue, schema: z.ZodType, at: (keys: Path, ofKey: boolean) => string): HeadwaterError[] {
  const key = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys")
    return issue.keys.map(
      (name) =>
        new HeadwaterError(`unknown key: ${name}`, {
          where: at([...issue.path, name], true),
          fix: nearest(name, keysAt(schema, issue.path)),
        }),
    );
  if (issue.code === "invalid_type" && issue.message.includes("received undefined"))
    return [
      new HeadwaterError(`missing key: ${key}`, {where: at(issue.path.slice(0, -1), false), fix: `write ${key}: …`}),
    ];
  const fitting = issue.code === "invalid_union" ? issue.errors.filter((issues) => !issues.some(isOfForm)) : [];
  if (issue.code === "invalid_union" && fitting.length === 1)
    return fitting[0]!.flatMap((inner) => faultsOf({...inner, path: [...issue.path, ...inner.path]}, schema, at));
  const what = issue.code === "custom" ? issue.message : `invalid ${key || "content"}: ${saidOf(issue)}`;
  return [new HeadwaterError(what, {where: at(issue.path, issue.code === "custom" && issue.params?.ofKey === true)})];
}

/** Whether an issue is that something else stands there, and not that something is wrong within it. */
const isOfForm = ({code, path}: Issue): boolean => code === "invalid_type" && path.length === 0;

const forms: Record<string, string> = {
  object: "keys and values",
  array: "a list",
  string: "a word",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};

function saidOf(issue: Issue): string {
  if (issue.code === "invalid_type") return `${forms[issue.expected] ?? issue.expected} must stand here`;
  if (issue.code === "invalid_union") return "it has none of the forms that are known here";
  return issue.message.replace(/^Invalid /, "");
}

/** The keys that the schema knows at a path, read from its JSON Schema shape. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let node: unknown = schema;
  for (const step of path) node = childOf(node, step);
  const shape = (unwrapped(node) as {shape?: Record<string, unknown>})?.shape;
  return Object.keys(shape ?? {});
}

function childOf(node: unknown, step: PropertyKey): unknown {
  const inner = unwrapped(node) as
    | {shape?: Record<PropertyKey, unknown>; valueType?: unknown; element?: unknown}
    | undefined;
  return inner?.shape?.[step] ?? inner?.valueType ?? inner?.element;
}

function unwrapped(node: unknown): unknown {
  const definition = (node as {def?: {innerType?: unknown; options?: unknown[]}} | undefined)?.def;
  if (definition?.innerType) return unwrapped(definition.innerType);
  if (definition?.options)
    return unwrapped(
      ["shape", "element"]
        .map((name) => definition.options!.find((option) => name in (option as object)))
        .find(Boolean),
    );
  return node;
}
