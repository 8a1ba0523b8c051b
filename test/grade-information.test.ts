import {expect, it} from "vitest";
import {gradeInformation} from "../pipeline/methods/grade_information.ts";

const told = (department: string, grades: Record<string, [declared: number, bought: number]>) =>
  Object.entries(grades).map(([grade, [declared, bought]]) => ({
    level: "department",
    member: department,
    grade,
    declared_count: declared,
    bought_count: bought,
  }));

it("grades tell of the purchase what the entropies by hand say, nothing where they are drawn by lot, and are not judged under a hundred", () => {
  const rows = gradeInformation.rows([
    ...told("clear", {H: [50, 40], A: [50, 10]}),
    ...told("lot", {H: [50, 25], A: [50, 25]}),
    ...told("few", {H: [50, 40], A: [49, 10]}),
  ]);
  const of = (member: string) => rows.find((row) => row["member"] === member)!;
  // half of all buy: ln 2; within either grade 4 of 5 end alike
  const within = -(0.8 * Math.log(0.8) + 0.2 * Math.log(0.2));
  expect(of("clear")["information_ratio"]).toBeCloseTo(Math.log(2) - within, 12);
  expect(of("clear")["told_rate"]).toBeCloseTo(1 - within / Math.log(2), 12);
  expect(of("clear")).toMatchObject({declared_count: 100, bought_count: 50, standing: "tells"});
  expect(of("lot")).toMatchObject({
    information_ratio: 0,
    told_rate: 0,
    by_chance_rate: 1,
    standing: "no more than chance",
  });
  expect(of("few")).toMatchObject({declared_count: 99, information_ratio: null, standing: "few records"});
});
