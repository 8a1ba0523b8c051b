import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {HeadwaterError} from "./errors.ts";
import {tablesNamed} from "./tables-named.ts";

/** A model: the query in pipeline/<layer>/<name>.sql, its grain and key from the header, and what it reads. */
export type Model = {
  layer: string;
  name: string;
  qualifiedName: string;
  shownPath: string;
  sql: string;
  grain: string;
  key: string[];
  /** the method of pipeline/methods that makes its rows of those that the query selects, if one does */
  method?: string;
  /** whether it is a view: rows of a table in another form, which take no room */
  isView: boolean;
  /** which of its rows pages read, as a predicate; all of them where the header says nothing */
  pages: string;
  /** comments at the end of a line, by the column that the line makes */
  columnComments: Map<string, string>;
  reads: string[];
};

/** The layers in order. A model may read its own layer, the one before, and the workspace. */
const layers = ["landed", "staging", "core", "metrics"] as const;

const root = fileURLToPath(new URL(".", import.meta.url));

/** Every model of a folder such as pipeline/, in an order in which each comes after what it reads. */
export function modelsOf(folder: string = root): Model[] {
  const models = ["staging", "core", "metrics"].flatMap((layer) =>
    readdirSync(join(folder, layer))
      .filter((file) => file.endsWith(".sql"))
      .sort()
      .map((file) => modelOf(layer, file.slice(0, -4), readFileSync(join(folder, layer, file), "utf8"))),
  );
  return inOrder(models);
}

/** Reads one model's header, comments and references. Throws a line for a header that is not as it must be. */
export function modelOf(layer: string, name: string, sql: string): Model {
  const shownPath = `pipeline/${layer}/${name}.sql`;
  const header = /^(?:--.*\n)+/.exec(sql)?.[0] ?? "";
  const lines = header.split("\n").map((line) => line.replace(/^-- ?/, ""));
  const grain = lines
    .filter((line) => !/^(key|pages|method|kind):/.test(line))
    .join(" ")
    .trim();
  const key = lines
    .find((line) => line.startsWith("key:"))
    ?.slice(4)
    .split(",")
    .map((column) => column.trim());
  const said = (word: string) =>
    lines
      .find((line) => line.startsWith(`${word}:`))
      ?.slice(word.length + 1)
      .trim();
  const pages = said("pages") ?? "true";
  const method = said("method");
  if (!grain.startsWith("One row"))
    throw new HeadwaterError("missing grain", {where: `${shownPath}, line 1`, fix: "begin with “-- One row per …”"});
  if (key === undefined)
    throw new HeadwaterError("missing key", {where: shownPath, fix: "end the header with “-- key: …”"});
  const body = sql.slice(header.length);
  const reads = tablesNamed(body).filter((read) => !read.startsWith("workspace."));
  for (const read of reads) {
    const distance =
      layers.indexOf(layer as (typeof layers)[number]) - layers.indexOf(read.split(".")[0] as (typeof layers)[number]);
    if (distance !== 0 && distance !== 1)
      throw new HeadwaterError(`invalid reference: ${layer}.${name} reads ${read}`, {
        where: shownPath,
        fix: `read ${layer} or the layer before it`,
      });
  }
  const columnComments = new Map<string, string>();
  for (const [, column, comment] of body.matchAll(/(\w+),?[ \t]+--[ \t]*(.+)$/gm))
    columnComments.set(column!, comment!.trim());
  return {
    layer,
    name,
    qualifiedName: `${layer}.${name}`,
    shownPath,
    sql,
    grain,
    key: key.filter(Boolean),
    pages,
    ...(method && {method}),
    isView: said("kind") === "view",
    columnComments,
    reads,
  };
}

function inOrder(models: Model[]): Model[] {
  const byName = new Map(models.map((model) => [model.qualifiedName, model]));
  const done: Model[] = [];
  const visit = (model: Model, path: string[]): void => {
    if (done.includes(model)) return;
    if (path.includes(model.qualifiedName))
      throw new HeadwaterError(`invalid order: ${[...path, model.qualifiedName].join(" reads ")}`, {
        where: model.shownPath,
      });
    for (const read of model.reads) {
      const next = byName.get(read);
      if (next) visit(next, [...path, model.qualifiedName]);
      else if (!read.startsWith("landed."))
        throw new HeadwaterError(`unknown model: ${read}`, {
          where: model.shownPath,
          fix: "correct the name, or write the model",
        });
    }
    done.push(model);
  };
  for (const model of models) visit(model, []);
  return done;
}
