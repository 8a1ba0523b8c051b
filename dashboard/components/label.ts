import {language} from "./language.js";
import {t} from "./t.js";
import {workspace} from "./workspace.js";

const ours: Record<string, string> = {
  "(all)": "word.all",
  "(missing)": "word.missing",
  "(row)": "word.row",
  lost: "outcome.lost",
  disqualified: "outcome.disqualified",
  nurturing: "outcome.nurturing",
};

/** A word of the data as the reader knows it: our own words by message, the exports' by the workspace's labels. */
export function label(word: string | null | undefined): string {
  if (word == null) return "–";
  const key = ours[word];
  return key ? t(key) : (workspace.labels[language]?.[word] ?? word);
}
