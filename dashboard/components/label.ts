import {language} from "./language.js";
import {t} from "./t.js";
import {workspace} from "./workspace.js";

const ours: Record<string, string> = {
  "(all)": "word.all",
  "(missing)": "word.missing",
  "(row)": "word.row",
  "(start)": "word.start",
  "(other)": "word.other",
  "(none recorded)": "word.none_recorded",
  "(unmapped)": "word.unmapped",
  "(untouched)": "word.untouched",
  lost: "outcome.lost",
  disqualified: "outcome.disqualified",
  nurturing: "outcome.nurturing",
  won: "outcome.won",
  open: "outcome.open",
  "still open": "outcome.still_open",
  recycled: "outcome.nurturing",
  advanced: "way.advanced",
  "skipped ahead": "way.skipped_ahead",
  returned: "way.returned",
  reopened: "way.reopened",
  passed: "way.passed",
  "open in time": "way.open_in_time",
  "open overdue": "way.open_overdue",
};

/** A word of the data as the reader knows it: our own words by message, the exports' by the workspace's labels. */
export function label(word: string | null | undefined): string {
  if (word == null) return "–";
  const key = ownOf(ours, word);
  return key ? t(key) : (ownOf(workspace.labels[language] ?? {}, word) ?? word);
}

/** What stands under a word in a list: exports may hold words that every object knows, such as “constructor”. */
const ownOf = (words: Record<string, string>, word: string) => (Object.hasOwn(words, word) ? words[word] : undefined);
