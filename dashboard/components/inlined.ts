const inherited = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "stroke-opacity",
  "stroke-width",
  "paint-order",
  "font-family",
  "font-size",
  "font-style",
  "font-weight",
  "text-anchor",
  "visibility",
];

/** A copy of an SVG element of the page that looks the same anywhere: what style sheets say of it stands in its attributes. */
export function inlined(source: Element, above?: CSSStyleDeclaration): Element {
  const copy = source.cloneNode(false) as Element;
  for (const name of ["style", "class", "aria-label", "role", "tabindex"]) copy.removeAttribute(name);
  const style = getComputedStyle(source);
  for (const name of inherited) {
    const value = style.getPropertyValue(name);
    // the address of a fill stands for a part of the page there
    const told = value.replace(/url\(["']?[^)]*#([^"')]+)["']?\)/, "url(#$1)");
    if (!above || above.getPropertyValue(name) !== value) copy.setAttribute(name, told);
    else copy.removeAttribute(name);
  }
  if (style.opacity !== "1") copy.setAttribute("opacity", style.opacity);
  if (style.whiteSpace.startsWith("pre") && /^t(ext|span)$/.test(source.localName))
    copy.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
  for (const child of source.childNodes)
    copy.append(child instanceof Element ? inlined(child, style) : child.cloneNode(true));
  return copy;
}
