import {t} from "./t.js";

/** Names with their values, one after the other: the finding of a chart of few parts, or of the steps from one level to another. */
export function parts(named: [name: string, value: string][], opening = ""): string {
  const said = named.map(([name, value]) => t("says.part", {name, value})).join(t("list.comma"));
  return opening ? t("says.parts_of", {opening, parts: said}) : t("says.parts", {parts: said});
}
