import {asked} from "../query.js";
import {save} from "../save.js";
import {t} from "../t.js";
import {csvText} from "./csv-text.js";
import type {Answer, Engine} from "./engine.js";
import {exploreLink} from "./explore-link.js";
import {schemaBrowser} from "./schema-browser.js";
import {sqlView} from "./sql-view.js";

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
  const view = sqlView();
  const {area, box, say} = view;
  let running: AbortController | undefined;
  let answered = "";
  const list = async () => {
    if (view.tables.querySelector("details")) return;
    say(t("explore.starting"));
    view.tables.replaceChildren(await begun());
    say("");
  };
  const ask = async (sql: string, limit: number, use: (answer: Answer, seconds: string) => void) => {
    running?.abort();
    const own = new AbortController();
    running = own;
    view.busy(true);
    try {
      await list();
      say(t("explore.running"));
      const started = performance.now();
      const answer = await engine.run(sql, limit, own.signal);
      if (running === own) use(answer, ((performance.now() - started) / 1000).toFixed(2));
    } catch (error) {
      if (running === own) view.fail(error);
    } finally {
      if (running === own) {
        view.busy(false);
        running = undefined;
      }
    }
  };
  const show = (sql: string) =>
    ask(sql, shownRows, (answer, seconds) => {
      answered = sql;
      view.show(answer);
      const said = t("explore.answered", {count: answer.rows.length, columns: answer.columns.length, seconds});
      say(answer.isCut ? `${said} ${t("explore.cut")}` : said);
    });
  const begin = () => {
    const sql = box.value();
    box.mark(undefined);
    if (sql !== asked("sql")) history.pushState(null, "", exploreLink(sql));
    return show(sql);
  };
  const write = (sql: string) => {
    box.write(sql);
    area.focus();
    area.scrollIntoView({block: "center"});
  };
  view.run.addEventListener("click", begin);
  view.cancel.addEventListener("click", () => running?.abort());
  view.csv.addEventListener("click", () =>
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
  view.tables.addEventListener("query", (event) => write((event as CustomEvent<string>).detail));
  const ready = () => void list().catch(view.fail);
  if (document.activeElement === area) ready();
  else area.addEventListener("focus", ready, {once: true});
  box.write(area.value || asked("sql") || firstQuery);
  if (asked("sql")) show(box.value());
  return () => running?.abort();
}
