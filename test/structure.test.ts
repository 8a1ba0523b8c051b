import {existsSync, readdirSync, readFileSync} from "node:fs";
import {dirname, join, relative, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {entities} from "../pipeline/entities.ts";
import {modelOf, modelsOf} from "../pipeline/models.ts";
import {jsonSchemas, shipped} from "../pipeline/schema.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const sourcesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), {recursive: true, encoding: "utf8"})
    .filter((file) => /\.(ts|js)$/.test(file) && !file.includes(".observablehq"))
    .map((file) => join(folder, file));

/** The files of ours that a file imports, from the root. */
function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), "utf8");
  return [...source.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(([, path]) => {
    const target = resolve(root, dirname(file), path!);
    return relative(root, existsSync(target) ? target : target.replace(/\.js$/, ".ts"));
  });
}

/** A path that leads back to where it began, if there is one. */
function cycleIn(graph: Map<string, string[]>): string[] | undefined {
  const done = new Set<string>();
  const walk = (file: string, path: string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const cycle = walk(next, [...path, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const cycle = walk(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}

const code = [...sourcesIn("pipeline"), ...sourcesIn("dashboard"), ...sourcesIn("data")];
const graph = new Map(code.map((file) => [file, importsOf(file)]));

describe("the structure of the project", () => {
  it("imports go round nowhere", () => {
    expect(graph.size).toBeGreaterThan(40);
    expect(cycleIn(graph)).toBeUndefined();
    expect(
      cycleIn(
        new Map([
          ["a", ["b"]],
          ["b", ["a"]],
        ]),
      ),
    ).toEqual(["a", "b", "a"]);
  });

  it("pipeline and dashboard never import each other, and neither imports the demo or the tests", () => {
    const crossing = [...graph].flatMap(([file, targets]) =>
      targets
        .filter((target) => target.split("/")[0] !== file.split("/")[0])
        .map((target) => `${file} imports ${target}`),
    );
    expect(crossing).toEqual([]);
  });

  it("every metric is shown by a page, but for those whose header says that none is", () => {
    const read = new Set(
      sourcesIn("dashboard/pages").flatMap((file) =>
        [...readFileSync(join(root, file), "utf8").matchAll(/page\(\s*"\w+",\s*\[([^\]]*)\]/g)].flatMap(([, names]) =>
          [...names!.matchAll(/"(\w+)"/g)].map(([, name]) => name!),
        ),
      ),
    );
    const metrics = modelsOf().flatMap(({layer, name, pages}) =>
      layer === "metrics" && pages !== "false" ? [name] : [],
    );
    expect(metrics.length).toBeGreaterThan(5);
    expect(metrics.filter((metric) => !read.has(metric))).toEqual([]);
    expect([...read].filter((name) => !metrics.includes(name) && !name.startsWith("dictionary_"))).toEqual([]);
  });

  it("the shipped JSON Schemas are those of the code", () => {
    for (const [file, content] of Object.entries(jsonSchemas()))
      expect(shipped(file), `${file}: run npm run schema`).toBe(content);
  });
});

describe("models", () => {
  const refused = (sql: string, layer = "metrics") => {
    try {
      modelOf(layer, "trial", sql);
      return "accepted";
    } catch (error) {
      return (error as Error).message;
    }
  };

  it("come after what they read", () => {
    const names = modelsOf().map(({qualifiedName}) => qualifiedName);
    for (const [index, {reads}] of modelsOf().entries())
      for (const read of reads.filter((name) => !name.startsWith("landed.")))
        expect(names.indexOf(read), read).toBeLessThan(index);
  });

  it("without a grain or a key, or reading a later layer or past one, are refused by name", () => {
    expect(refused("select 1")).toBe(
      "missing grain — pipeline/metrics/trial.sql, line 1 — begin with “-- One row per …”",
    );
    expect(refused("-- One row per day.\nselect 1")).toBe(
      "missing key — pipeline/metrics/trial.sql — end the header with “-- key: …”",
    );
    const header = "-- One row per day.\n-- key: day_on\n";
    expect(refused(`${header}from metrics.other`, "core")).toContain(
      "invalid reference: core.trial reads metrics.other",
    );
    expect(refused(`${header}from landed.leads`)).toContain("invalid reference: metrics.trial reads landed.leads");
    expect(refused(`${header}from core.journeys -- not landed.leads\nwhere 'landed.leads' <> ''`)).toBe("accepted");
  });

  it("never name a personal column, but for those that compare them", () => {
    const personal = Object.values(entities).flatMap(({columns}) =>
      Object.entries(columns).flatMap(([column, {personal}]) => (personal ? [column] : [])),
    );
    expect(personal).toContain("phone");
    const naming = modelsOf().filter(({sql}) =>
      new RegExp(`\\b(${[...new Set(personal)].join("|")})\\b`).test(sql.replace(/--.*$/gm, "")),
    );
    // they make numbers of them, which their own rows show
    expect(naming.map(({qualifiedName}) => qualifiedName).sort()).toEqual([
      "staging.contact_keys",
      "staging.note_twins",
      "staging.visit_travel",
    ]);
  });
});
