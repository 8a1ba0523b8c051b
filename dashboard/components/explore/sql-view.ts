import {t} from "../t.js";
import {answerTable} from "./answer-table.js";
import type {Answer} from "./engine.js";
import {QueryError} from "./query-error.js";
import {type SqlBox, sqlBox} from "./sql-box.js";

const find = <Found extends HTMLElement>(selector: string) => document.querySelector<Found>(selector)!;

/** What stands on the SQL page: its parts, and what they can be made to say. */
export type SqlView = {
  run: HTMLButtonElement;
  cancel: HTMLElement;
  csv: HTMLElement;
  area: HTMLTextAreaElement;
  tables: HTMLElement;
  box: SqlBox;
  say: (words: string) => void;
  busy: (isBusy: boolean) => void;
  show: (answer: Answer) => void;
  fail: (error: unknown) => void;
};

/** The SQL page that stands, its box made one for SQL. */
export function sqlView(): SqlView {
  const [run, cancel, csv] = [find<HTMLButtonElement>("#sql-run"), find("#sql-cancel"), find("#sql-csv")];
  const [area, status, answers] = [find<HTMLTextAreaElement>("#sql"), find("#sql-status"), find("#sql-answer")];
  const box = sqlBox(area, find(".sql-lines"), find(".sql-shown"));
  find(".sql-box").classList.add("live");
  const tell = (words: string, isFault: boolean) => {
    status.textContent = words;
    status.classList.toggle("fault", isFault);
  };
  return {
    ...{run, cancel, csv, area, tables: find("#sql-tables"), box},
    say: (words) => tell(words, false),
    busy: (isBusy) => {
      run.disabled = isBusy;
      cancel.hidden = !isBusy;
    },
    show: (answer) => {
      csv.hidden = answer.rows.length === 0;
      answers.replaceChildren(answer.rows.length ? answerTable(answer) : "");
    },
    fail: (error) => {
      const {what, place, hint} = error instanceof QueryError ? error : new QueryError(String(error));
      box.mark(place);
      // an answer to another query than the one in the box says nothing
      csv.hidden = true;
      answers.replaceChildren();
      const words = what === "cancelled" ? t("explore.cancelled") : what;
      const where = place && t("explore.place", {line: place.line, column: place.column});
      tell([words, where, hint].filter(Boolean).join(" — "), true);
    },
  };
}
