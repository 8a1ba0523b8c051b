/** Goes to what the page's address names, and opens the parts that it stands in. */
export function openTarget(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let part = target.closest("details"); part; part = part.parentElement?.closest("details") ?? null)
    part.open = true;
  target.scrollIntoView();
}
