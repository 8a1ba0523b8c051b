import {exploreShell} from "../components/explore/explore-shell.js";
import {answer, heading} from "../components/layout.js";
import {leftOut} from "../components/left-out.js";
import {page} from "../components/page.js";
import {sentence} from "../components/sentence.js";

export const explorePage = page("explore", ["dictionary_tables"], ({dictionary_tables: tables}) => {
  const published = tables.filter((row) => row.published !== "none");
  const columns = published.reduce((sum, row) => sum + row.column_count, 0);
  return [
    heading("explore.title"),
    answer(sentence("explore.answer", {count: published.length, columns})),
    ...exploreShell(),
    leftOut(["explore.left_out_rows"], ["explore.left_out_types"], ["explore.left_out_engine"]),
  ];
});
