import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {weights} from "./damaged-files.ts";
import type {Outcome} from "./outcome.ts";
import {questionOf, questionsIn, writeDamagedFiles} from "./questions.ts";
import {readByDuckDb, readByPapaparse, readByPeek} from "./readers.ts";
import {reportOf, totalsOf} from "./report.ts";
import {scored} from "./scored.ts";

const {values} = parseArgs({
  options: {
    files: {type: "string"},
    truth: {type: "string"},
    keep: {type: "string"},
    compare: {type: "boolean", default: false},
  },
});
const scratch = mkdtempSync(join(tmpdir(), "headwater-score-"));
const kept = values.keep ?? scratch;
try {
  const isOurs = values.files === undefined || values.truth === undefined;
  const folder = isOurs ? join(kept, "files") : values.files!;
  const questions = isOurs
    ? writeDamagedFiles(folder, join(kept, "truth")).map(questionOf)
    : questionsIn(folder, values.truth!);
  const names = questions.map(({name}) => name);
  const scores = (outcomes: Map<string, Outcome>) =>
    questions.map((question) => scored(question, outcomes.get(question.name)!));
  const weighed = isOurs ? weights : undefined;
  console.log(reportOf(scores(await readByPeek(folder, names, join(kept, "read"))), weighed).join("\n"));
  if (values.compare) {
    const compared = (reader: string, outcomes: Map<string, Outcome>) => {
      const all = scores(outcomes);
      console.log(`\n${reader}:\n${totalsOf(all, weighed).join("\n")}`);
      if (isOurs)
        console.log(
          `of those in UTF-8:\n${totalsOf(
            all.filter(({encoding}) => encoding === "utf-8"),
            weighed,
          ).join("\n")}`,
        );
    };
    compared("DuckDB's read_csv, all text", await readByDuckDb(folder, names));
    compared("papaparse", readByPapaparse(folder, names));
  }
} finally {
  rmSync(scratch, {recursive: true});
}
