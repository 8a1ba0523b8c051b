import {asked} from "../query.js";
import {save} from "../save.js";
import {t} from "../t.js";
import {answerTable} from "./answer-table.js";
import {csvText} from "./csv-text.js";
import type {Answer, Engine} from "./engine.js";
import {exploreLink} from "./explore-link.js";
import {QueryError} from "./query-error.js";
import {schemaBrowser} from "./schema-browser.js";
import {sqlBox} from "./sql-box.js";

/** Rows that are shown, and rows that a CSV may have. */
const [shownRows, csvRows] = [10_000, 1_000_000];

const firstQuery = `select member as lead_source, lead_count, won_count, full_value_amount
from metrics.lead_source_value
where period = '(all)' and breakdown = 'lead_source'
order by full_value_rank`;

/** Makes the SQL page answer by an engine, and again when it is drawn anew, as it is on the way back. What was asked is in the address. */
export function explore(engine: Engine): void {
  let tables: Promise<HTMLElement> | undefined;
  /** The engine's files come when they are first needed, and the tables are listed with them. */
  const begun = () => {
    tables ??= engine
      .start()
      .then(() => schemaBrowser(engine))
      .catch((error: unknown) => {
        tables = undefined;
        throw error;
      });
    return tables;
  };
  let leave = attach(engine, begun);
  addEventListener("popstate", () => {
    leave();
    leave = attach(engine, begun);
  });
}

/** Makes what stands on the SQL page work. Returns what ends it. */
function attach(engine: Engine, begun: () => Promise<HTMLElement>): () => void {
  const find = <Found extends HTMLElement>(selector: string) => document.querySelector<Found>(selector)!;
  const [run, cancel, csv] = [find<HTMLButtonElement>("#sql-run"), find("#sql-cancel"), find("#sql-csv")];
  const [area, status, answers] = [find<HTMLTextAreaElement>("#sql"), find("#sql-status"), find("#sql-answer")];
  const box = sqlBox(area, find(".sql-lines"), find(".sql-shown"));
  let running: AbortController | undefined;
  let answered = "";

  const say = (words: string, isFault = false) => {
    status.textContent = words;
    status.classList.toggle("fault", isFault);
  };
  const busy = (isBusy: boolean) => {
    run.disabled = isBusy;
    cancel.hidden = !isBusy;
  };
  /** An answer to another query than the one in the box says nothing. */
  const clear = () => {
    csv.hidden = true;
    answers.replaceChildren();
  };
  const fail = (error: unknown) => {
    const {what, place, hint} = error instanceof QueryError ? error : new QueryError(String(error));
    box.mark(place);
    clear();
    const words = what === "cancelled" ? t("explore.cancelled") : what;
    say(
      [words, place && t("explore.place", {line: place.line, column: place.column}), hint].filter(Boolean).join(" — "),
      true,
    );
  };
  const ask = async (sql: string, limit: number, use: (answer: Answer, seconds: string) => void) => {
    running?.abort();
    const own = new AbortController();
    running = own;
    busy(true);
    try {
      await list();
      say(t("explore.running"));
      const started = performance.now();
      const answer = await engine.run(sql, limit, own.signal);
      if (running === own) use(answer, ((performance.now() - started) / 1000).toFixed(2));
    } catch (error) {
      if (running === own) fail(error);
    } finally {
      if (running === own) {
        busy(false);
        running = undefined;
      }
    }
  };
  const show = (sql: string) =>
    ask(sql, shownRows, (answer, seconds) => {
      answered = sql;
      csv.hidden = answer.rows.length === 0;
      answers.replaceChildren(answer.rows.length ? answerTable(answer) : "");
      const said = t("explore.answered", {count: answer.rows.length, columns: answer.columns.length, seconds});
      say(answer.isCut ? `${said} ${t("explore.cut")}` : said);
    });
  const begin = () => {
    const sql = box.value();
    box.mark(undefined);
    if (sql !== asked("sql")) history.pushState(null, "", exploreLink(sql));
    return show(sql);
  };

  const list = async () => {
    const place = find("#sql-tables");
    if (place.querySelector("details")) return;
    say(t("explore.starting"));
    place.replaceChildren(await begun());
    say("");
  };
  const write = (sql: string) => {
    box.write(sql);
    area.focus();
    area.scrollIntoView({block: "center"});
  };

  run.addEventListener("click", begin);
  cancel.addEventListener("click", () => running?.abort());
  csv.addEventListener("click", () =>
    ask(answered, csvRows, (answer) => {
      save("headwater.csv", new Blob([csvText(answer)], {type: "text/csv;charset=utf-8"}));
      say(answer.isCut ? t("explore.csv_cut", {count: csvRows}) : t("explore.csv_saved", {count: answer.rows.length}));
    }),
  );
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    begin();
  });
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a.example"))
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      write(new URL(link.href).searchParams.get("sql")!);
      begin();
    });
  find("#sql-tables").addEventListener("query", (event) => write((event as CustomEvent<string>).detail));
  const ready = () => void list().catch(fail);
  if (document.activeElement === area) ready();
  else area.addEventListener("focus", ready, {once: true});
  box.write(area.value || asked("sql") || firstQuery);
  document.querySelector(".sql-box")!.classList.add("live");
  if (asked("sql")) show(box.value());
  return () => running?.abort();
}
