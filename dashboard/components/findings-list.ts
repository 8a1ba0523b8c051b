import {element} from "./element.js";
import type {Finding, FindingFigure} from "./finding-metrics.js";
import {findingSentence, findingValues} from "./finding-sentence.js";
import {compactAmount, count} from "./format.js";
import {fileOf} from "./page.js";
import {sentence} from "./sentence.js";
import {t} from "./t.js";

/** What stands out, the largest in money first: each with its size, its page, its rows and SQL, and the test behind it. */
export function findingsList(findings: Finding[], figures: FindingFigure[], limit = Infinity): HTMLElement {
  const told = [...findings].sort((a, b) => a.finding_rank - b.finding_rank).slice(0, limit);
  if (!told.length) return element("p", {class: "absent"}, t("finding.none"));
  return element("ol", {class: "findings"}, ...told.map((finding) => item(finding, figures)));
}

function item(finding: Finding, figures: FindingFigure[]): HTMLElement {
  const {finding_id, size_amount, page, page_query, evidence_sql} = finding;
  const there = `${fileOf(page)}${page_query ? `?${new URLSearchParams(page_query)}` : ""}`;
  const rows = `${fileOf("explore")}?${new URLSearchParams({sql: evidence_sql})}`;
  const size = size_amount === null ? "–" : compactAmount(Math.abs(size_amount));
  return element(
    "li",
    {id: finding_id},
    element("span", {class: "figure", "aria-hidden": "true"}, size),
    element(
      "div",
      {},
      element("p", {}, findingSentence(finding, figures)),
      element(
        "p",
        {class: "evidence"},
        element("a", {href: there}, t("finding.page", {page: t(`${page}.name`)})),
        element("a", {href: rows}, t("finding.rows")),
        element("span", {}, testOf(finding)),
      ),
    ),
  );
}

/** The test that stands behind a finding, and its probability after all that was looked at. */
function testOf({rule, adjusted_probability, looked_count}: Finding): string {
  const name = t(`finding_test.${rule.replaceAll(" ", "_")}`);
  if (adjusted_probability === null) return t("finding.by_rule", {test: name, looked: count(looked_count)});
  const chance = adjusted_probability < 0.001 ? "< 0.001" : `= ${adjusted_probability.toFixed(3)}`;
  return t("finding.by_test", {test: name, chance, looked: count(looked_count)});
}

/** What to do about each finding, in the same order; a sentence that stands already is not repeated. */
export function nextList(findings: Finding[], figures: FindingFigure[]): HTMLElement {
  const told = [...findings].sort((a, b) => a.finding_rank - b.finding_rank);
  const items = told.map((finding) =>
    sentence(`finding.${finding.rule.replaceAll(" ", "_")}.what_next`, findingValues(finding, figures)),
  );
  const seen = new Set<string>();
  const once = items.filter(({textContent}) => !seen.has(textContent) && seen.add(textContent));
  if (!once.length) return element("p", {class: "absent"}, t("finding.nothing_to_do"));
  return element("ul", {class: "next"}, ...once.map((said) => element("li", {}, said)));
}
