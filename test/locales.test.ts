import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";

const dashboard = fileURLToPath(new URL("../dashboard", import.meta.url));
const locale = (language: string) =>
  JSON.parse(readFileSync(join(dashboard, "locales", `${language}.json`), "utf8")) as Record<string, unknown>;
const [en, zh] = [locale("en"), locale("zh")];
const placeholders = (message: unknown) => [...new Set(JSON.stringify(message).match(/\{\w+/g) ?? [])].sort();

describe("what a reader sees", () => {
  it("has the same messages in both languages", () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  });

  it("fills the same values into both", () => {
    const differing = Object.keys(en).filter((key) => placeholders(en[key]).join() !== placeholders(zh[key]).join());
    expect(differing).toEqual([]);
  });

  it("says each rule's finding, what to do about it and the test behind it", () => {
    const models = fileURLToPath(new URL("../pipeline/metrics", import.meta.url));
    const rules = readdirSync(models)
      .filter((file) => file.startsWith("found_"))
      .flatMap((file) => {
        const [, rule] = /'([a-z ]+)' as rule,/.exec(readFileSync(join(models, file), "utf8")) ?? [];
        return rule ? [rule.replaceAll(" ", "_")] : [];
      });
    expect(rules.length).toBeGreaterThan(10);
    const said = (key: string) => Object.keys(en).some((name) => name === key || name.startsWith(`${key}_`));
    const missing = rules.flatMap((rule) =>
      [`finding.${rule}`, `finding.${rule}.what_next`, `finding_test.${rule}`].filter((key) => !said(key)),
    );
    expect(missing).toEqual([]);
  });

  it("is said nowhere but in the locales: no Chinese and no prose in pages and components", () => {
    const files = readdirSync(dashboard, {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(".ts"));
    expect(files.length).toBeGreaterThan(100);
    const said = files.flatMap((file) => {
      const source = readFileSync(join(dashboard, file), "utf8").replaceAll(/^\s*(?:\/\/|\/\*\*|\*).*$/gm, "");
      const prose = file.startsWith("pages/")
        ? [...source.matchAll(/"[A-Za-z]{3,} [a-z]{3,} [^"]*"/g)].map(([words]) => words)
        : [];
      return [
        ...(/[\u4e00-\u9fff]/.test(source) ? [`${file}: Chinese`] : []),
        ...prose.map((words) => `${file}: ${words}`),
      ];
    });
    expect(said).toEqual([]);
  });
});
