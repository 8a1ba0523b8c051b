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

  it("is said nowhere but in the locales: no Chinese and no prose in pages and components", () => {
    const files = [
      ...readdirSync(dashboard).filter((file) => file.endsWith(".md")),
      ...readdirSync(join(dashboard, "components")).map((file) => `components/${file}`),
    ];
    const said = files.flatMap((file) => {
      const source = readFileSync(join(dashboard, file), "utf8");
      const prose = file.endsWith(".md")
        ? source
            .replace(/```[\s\S]*?```/g, "")
            .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "")
            .replace(/<[^>]+>/g, "")
        : "";
      return [
        ...(/[\u4e00-\u9fff]/.test(source) ? [`${file}: Chinese`] : []),
        ...(/[A-Za-z]{3,} [A-Za-z]{3,}/.test(prose) ? [`${file}: ${prose.trim().slice(0, 80)}`] : []),
      ];
    });
    expect(said).toEqual([]);
  });
});
