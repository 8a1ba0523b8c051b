import {describe, expect, it} from "vitest";
import {ruleFor} from "../pipeline/channel-rules.ts";
import {covers, fits} from "../pipeline/glob.ts";
import {workspaceSchema} from "../pipeline/workspace-schema.ts";
import {threeStages} from "./model-warehouse.ts";

describe("a pattern", () => {
  it("fits whatever the case, width and blanks around; * is any text, ? is one character, all else stands for itself", () => {
    for (const text of ["Google", "google ", "ＧＯＯＧＬＥ", "Google Ads", "google/cpc\nx"])
      expect(fits("goog*", text), text).toBe(true);
    expect(fits("gtx*pro", "GTXPro")).toBe(true);
    expect(fits("gtx*pro", " GTX Pro ")).toBe(true);
    expect(fits("a.b", "axb")).toBe(false);
    expect(fits("(paid) [x]+", "(Paid) [X]+")).toBe(true);
    expect(fits("?", "抖")).toBe(true);
    expect(fits("?", "")).toBe(false);
    expect(fits("微信*", "微信朋友圈")).toBe(true);
    expect(fits("*", "")).toBe(true);
  });

  it("covers another only where every text of the other fits it: checked against all texts of three letters", () => {
    const letters = ["", "a", "b"];
    const texts = letters.flatMap((x) => letters.flatMap((y) => letters.map((z) => x + y + z)));
    const signs = ["", "a", "b", "*", "?"];
    const patterns = signs.flatMap((x) => signs.flatMap((y) => signs.map((z) => x + y + z)));
    let covered = 0;
    for (const pattern of patterns)
      for (const other of patterns.filter((other) => covers(pattern, other))) {
        covered += 1;
        for (const text of texts.filter((text) => fits(other, text)))
          expect(fits(pattern, text), `${pattern} covers ${other}, but not ${text}`).toBe(true);
      }
    expect(covered).toBeGreaterThan(1000);
  });
});

describe("the first rule that takes a label", () => {
  const rules = [
    {channel: "brand", lead_source: ["goo*"], campaign: ["*brand*"], as: "Google brand"},
    {channel: "search", lead_source: ["google", "bing*"]},
    {channel: "video", system: "ads", as: "Video"},
  ];
  const taken = (source: string, campaign = "(missing)", system = "crm") =>
    ruleFor(rules, {source, campaign, system})?.channel;

  it("decides by source, campaign and system; what is missing fits no pattern", () => {
    expect(taken("Google", "My Brand")).toBe("brand");
    expect(taken("Google")).toBe("search");
    expect(taken("ＢＩＮＧ Ads")).toBe("search");
    expect(taken("radio")).toBeUndefined();
    expect(taken("(missing)", "brand")).toBeUndefined();
    expect(taken("(missing)", "clip", "ADS")).toBe("video");
    expect(taken("google", "(missing)", "ads")).toBe("search");
  });

  it("or whose name it has already", () => {
    expect(taken("google BRAND")).toBe("brand");
    expect(taken("video")).toBe("video");
  });
});

it("a channel map without rules, one of rules and none are all valid", () => {
  for (const channels of [
    {},
    {a: ["b", 7]},
    [],
    [{channel: "a", lead_source: "b"}],
    [{channel: 1, system: "s", as: "b"}],
  ])
    expect(workspaceSchema.safeParse({...threeStages, channels}).success).toBe(true);
});
