import {definitions} from "./definitions.ts";
import {version} from "./version.ts";
import type {Workspace} from "./workspace.ts";
import type {Table} from "./workspace-table.ts";

/** The tables that stand beside the metrics in the published database: facts of the run that name no person, and the cards of the figures. */
export function publishedTables(workspace: Workspace, asOf: string): Record<string, Table> {
  const {name, locale, currency, time_zone, fiscal_year_start, stages} = workspace;
  return {
    run: {
      comment: "One row: the run that this database was published by.",
      columns: {
        name: ["varchar", "the company"],
        as_of_on: ["date", "the last day that counts"],
        locale: ["varchar", "the language that the pages open in"],
        currency: ["varchar", "ISO 4217 code of all amounts"],
        time_zone: ["varchar", "time zone in which a moment falls on a day"],
        fiscal_year_start: ["integer", "month in which the fiscal year begins"],
        version: ["varchar", "version of Headwater"],
      },
      rows: [[name, asOf, locale, currency, time_zone, fiscal_year_start, version]],
    },
    stages: {
      comment: "One row per stage of a sale.",
      columns: {stage: ["varchar", "the stage"], stage_order: ["integer", "its place, from 1"]},
      rows: stages.map(({stage}, index) => [stage, index + 1]),
    },
    definitions: {
      comment: "One row per figure and language: its card, what is counted, out of what, for whom.",
      columns: {
        definition: ["varchar", "name of the card"],
        language: ["varchar", "en or zh"],
        kind: ["varchar", "observed: counted from records; estimated: needs a model"],
        view: ["varchar", "cohort: by first contact; period: by when it happened; record: one at a time"],
        figure: ["varchar", "what the figure is called"],
        numerator: ["varchar", "what is counted"],
        denominator: ["varchar", "out of what; null where the figure is no quotient"],
        cohort: ["varchar", "for whom"],
        censoring: ["varchar", "what becomes of those still open"],
        n: ["varchar", "what the number of observations counts"],
        held_by: ["varchar", "the columns that hold it, between commas"],
      },
      rows: Object.entries(definitions).flatMap(([definition, {kind, view, columns, ...words}]) =>
        (["en", "zh"] as const).map((language) => {
          const {name: figure, numerator, denominator = null, cohort, censoring, n} = words[language];
          const heldBy = columns.join(", ");
          return [definition, language, kind, view, figure, numerator, denominator, cohort, censoring, n, heldBy];
        }),
      ),
    },
  };
}
