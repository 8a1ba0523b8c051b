/** What the page's address asks for under a name, or null. */
export const asked = (name: string): string | null => new URLSearchParams(location.search).get(name);

/** Keeps a choice in the page's address, so that a link shows the same; the first choice needs no word there. */
export function keep(name: string, word: string | null): void {
  const query = new URLSearchParams(location.search);
  if (word === null) query.delete(name);
  else query.set(name, word);
  const text = query.toString();
  history.replaceState(history.state, "", `${location.pathname}${text ? `?${text}` : ""}${location.hash}`);
}

/** Keeps a choice in the page's address and tells the page, which is drawn anew. */
export function remember(name: string, word: string | null): void {
  keep(name, word);
  dispatchEvent(new Event("choice"));
}
