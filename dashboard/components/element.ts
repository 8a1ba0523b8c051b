type Child = Node | string | null;

/** An element with attributes and children; text stays text, whatever the data holds. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>,
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (name === "style") made.style.cssText = value;
    else made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}
