import type {Workspace} from "./workspace.ts";
import type {Table} from "./workspace-table.ts";

/** The tables of the workspace schema that say how chances are scored and what grades promise. */
export function assessmentTables({scorecard, grades}: Workspace): Record<string, Table> {
  const {criteria, product_lines: lines, within_days, serve_from} = scorecard;
  const cards = [["(all)", {}] as const, ...Object.entries(lines).filter(([line]) => line !== "(all)")].flatMap(
    ([line, overrides]) =>
      Object.entries(criteria).map(([criterion, given]) => {
        const own = (overrides as (typeof lines)[string])[criterion as keyof typeof criteria];
        return {
          line,
          criterion,
          weight: own?.weight ?? given.weight,
          unknown: own?.unknown ?? given.unknown,
          levels: {...given.levels, ...own?.levels},
        };
      }),
  );
  return {
    scorecard: {
      comment: "One row per product line with a scorecard of its own, '(all)' for the others, and criterion.",
      columns: {
        product_line: ["varchar", "the product line, or '(all)'"],
        criterion: ["varchar", "the column that is scored"],
        weight_ratio: ["double", "how much it counts, in parts of all weights together"],
        unknown_level_number: ["integer", "0 to 4: the level of what nobody has written down"],
      },
      rows: cards.map(({line, criterion, weight, unknown}) => [line, criterion, weight, unknown]),
    },
    scorecard_levels: {
      comment: "One row per product line, criterion and word that has a level.",
      columns: {
        product_line: ["varchar", "the product line, or '(all)'"],
        criterion: ["varchar", "the column that is scored"],
        word: ["varchar", "what an assessment says of it"],
        level_number: ["integer", "0 (worst) to 4 (best)"],
      },
      rows: cards.flatMap(({line, criterion, levels}) =>
        Object.entries(levels).map(([word, level]) => [line, criterion, word, level]),
      ),
    },
    scoring: {
      comment: "One row: what a score speaks of, and from which one on a chance goes to a person.",
      columns: {
        within_days: ["double", "a score speaks of a win within so many days"],
        serve_from_rate: ["double", "part of the points that can be had, from which a chance goes to a person"],
      },
      rows: [[within_days, serve_from / 100]],
    },
    grades: {
      comment: "One row per grade of headwater.yaml.",
      columns: {
        grade: ["varchar", "the grade"],
        promise_days: ["double", "days within which it promises the purchase; null where it promises none"],
        contact_days: [
          "double",
          "a prospect of it is to hear from sales once in so many days; null where nothing is said",
        ],
      },
      rows: [...new Set([...Object.keys(grades.promise_days), ...Object.keys(grades.contact_days)])].map((grade) => [
        grade,
        grades.promise_days[grade] ?? null,
        grades.contact_days[grade] ?? null,
      ]),
    },
    purchase_stage: {
      comment: "One row: the stage that counts as the purchase.",
      columns: {stage: ["varchar", "the stage; null where the purchase is the win"]},
      rows: [[grades.bought_at ?? null]],
    },
  };
}
