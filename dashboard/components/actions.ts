import {element} from "./element.js";
import {fileOf} from "./page.js";
import {save} from "./save.js";
import {t} from "./t.js";
import {workspace} from "./workspace.js";

interface Options {
  /** The name of the chart or table, which is its place on the page too. */
  name: string;
  title: string;
  csv: () => string;
  /** The SQL that gives its rows, where it has a metric of its own. */
  query?: string | undefined;
  /** Its picture as a file, where it is a chart. */
  picture?: (kind: "png" | "svg") => Promise<Blob>;
}

/** What can be done with a chart or a table, behind one sign: take it as a picture or as rows, link to it, ask for its rows in SQL. */
export function actions({name, title, csv, query, picture}: Options): HTMLElement {
  const status = element("span", {role: "status", class: "told"});
  const root = element("details", {class: "actions"});
  const done = (words: string) => {
    root.open = false;
    opener.focus({preventScroll: true});
    status.textContent = words;
  };
  const opener = element("summary", {"aria-label": t("actions.open", {title}), title: t("actions.name")}, "⋯");
  const button = (action: string, act: () => Promise<string> | string) => {
    const made = element("button", {type: "button"}, t(`actions.${action}`));
    made.addEventListener("click", async () => done(await act()));
    return made;
  };
  const file = (kind: string, blob: () => Promise<Blob> | Blob) =>
    button(kind, async () => {
      const path = `${name.replaceAll("_", "-")}-${workspace.as_of_on}.${kind}`;
      save(path, await blob());
      return t("actions.saved", {file: path});
    });
  const ofPicture = picture ? (["png", "svg"] as const).map((kind) => file(kind, () => picture(kind))) : [];
  const rows = file("csv", () => new Blob([csv()], {type: "text/csv;charset=utf-8"}));
  const link = button("link", () => linkTo(name));
  const explore = query
    ? element("a", {href: `${fileOf("explore")}?sql=${encodeURIComponent(query)}`}, t("actions.query"))
    : null;
  root.append(opener, element("div", {}, ...ofPicture, rows, link, ...(explore ? [explore] : [])));
  root.addEventListener("keydown", ({key}) => {
    if (key === "Escape" && root.open) done("");
  });
  root.addEventListener("focusout", ({relatedTarget}) => {
    if (relatedTarget && !root.contains(relatedTarget as Node)) root.open = false;
  });
  return element("div", {class: "act"}, status, root);
}

/** Copies the page's address with all its choices and this place; where the browser lets no page copy, the address bar has it. */
async function linkTo(name: string): Promise<string> {
  const address = `${location.href.split("#")[0]}#${name}`;
  try {
    await navigator.clipboard.writeText(address);
    return t("actions.copied");
  } catch {
    history.replaceState(history.state, "", address);
    return t("actions.in_address");
  }
}
