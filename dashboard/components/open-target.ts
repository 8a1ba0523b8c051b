/** Opens the part that the page's address names, where that is closed, and goes there. */
export function openTarget(): void {
  const part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!(part instanceof HTMLDetailsElement)) return;
  part.open = true;
  part.scrollIntoView();
}
