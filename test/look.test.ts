import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {hasDarkColour, ways} from "../dashboard/components/ways.ts";

type Scheme = Record<string, string>;

const style = (name: string) => readFileSync(new URL(`../dashboard/${name}.css`, import.meta.url), "utf8");
const sheet = style("style");
const [light, dark] = sheet
  .split("prefers-color-scheme: dark")
  .slice(0, 2)
  .map(
    (part): Scheme =>
      Object.fromEntries([...part.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, colour]) => [name!, colour!])),
  ) as [Scheme, Scheme];

describe.each([
  ["light", light],
  ["dark", dark],
])("the colours in %s", (_, scheme) => {
  it("of text stand out from the paper by 4.5 to 1, those of marks by 3 to 1", () => {
    for (const name of ["ink", "muted", "accent"])
      expect(contrast(scheme[name]!, scheme["paper"]!), name).toBeGreaterThanOrEqual(4.5);
    const marks = Object.keys(scheme).filter((name) => name.startsWith("channel-"));
    expect(marks).toHaveLength(9);
    for (const name of [...marks, "won", "lost"])
      expect(contrast(scheme[name]!, scheme["paper"]!), name).toBeGreaterThanOrEqual(3);
  });

  it("of the ways out of a stage carry their text by 4.5 to 1", () => {
    for (const way of ways) {
      const text = scheme[hasDarkColour(way) ? "paper" : "ink"]!;
      expect(contrast(text, scheme[way.replaceAll(" ", "-")]!), way).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("of any two channels differ, to those too who see no red or no green", () => {
    const channels = Object.keys(scheme).filter((name) => name.startsWith("channel-"));
    for (const [seen, matrix] of Object.entries(sights))
      for (const [i, one] of channels.entries())
        for (const other of channels.slice(i + 1))
          expect(apart(scheme[one]!, scheme[other]!, matrix), `${one} and ${other}, ${seen}`).toBeGreaterThan(20);
  });
});

it("the printed review has the colours of the site", () => {
  const printed = style("review");
  for (const [name, colour] of Object.entries(light))
    if (name.startsWith("channel-") || ["won", "lost", "recycled", "disqualified"].includes(name))
      expect(printed).toContain(`--${name}: ${colour};`);
});

/** How light is seen: as it is, without red, without green (Machado, Oliveira and Fernandes 2009, severity 1). */
const sights = {
  "as it is": [1, 0, 0, 0, 1, 0, 0, 0, 1],
  "without red": [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  "without green": [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
};

const linear = (colour: string): number[] =>
  [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });

const weighed = (light: number[], weights: number[]) =>
  light.reduce((sum, part, i) => sum + part * (weights[i] ?? 0), 0);

/** The contrast of two colours, from 1 to 21 (WCAG 2.2). */
function contrast(a: string, b: string): number {
  const [low, high] = [a, b].map((each) => weighed(linear(each), [0.2126, 0.7152, 0.0722])).sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

/** How far two colours are apart in CIELAB (ΔE 1976), as they are seen. */
function apart(a: string, b: string, sight: number[]): number {
  const [one, other] = [a, b].map((colour) => labOf(seenAs(linear(colour), sight)));
  return Math.hypot(...one!.map((part, i) => part - other![i]!));
}

const seenAs = (light: number[], sight: number[]) =>
  [0, 3, 6].map((row) => Math.min(1, Math.max(0, weighed(light, sight.slice(row, row + 3)))));

function labOf(light: number[]): number[] {
  const [x, y, z] = [
    weighed(light, [0.4124, 0.3576, 0.1805]) / 0.95047,
    weighed(light, [0.2126, 0.7152, 0.0722]),
    weighed(light, [0.0193, 0.1192, 0.9505]) / 1.08883,
  ].map((part) => (part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16 / 116)) as [number, number, number];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
