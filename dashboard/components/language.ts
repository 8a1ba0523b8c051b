import type {Language} from "./messages.js";
import {workspace} from "./workspace.js";

/** The language of the page: what its address asks for, else what the reader chose before, else the workspace's. */
export const language = chosenLanguage();

function chosenLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("lang");
  try {
    if (isLanguage(asked)) localStorage.setItem("language", asked);
    const remembered = localStorage.getItem("language");
    if (isLanguage(remembered)) return remembered;
  } catch {
    // A browser may refuse storage; the address still counts.
  }
  return isLanguage(asked) ? asked : workspace.locale;
}

function isLanguage(word: string | null): word is Language {
  return word === "en" || word === "zh";
}
