const namespace = "http://www.w3.org/2000/svg";

/** The fill `url(#hatch)` of all charts of a page: what is not yet decided is drawn in it. */
export function hatch(): SVGElement {
  const [root, definitions, pattern, line] = ["svg", "defs", "pattern", "rect"].map((name) =>
    document.createElementNS(namespace, name),
  ) as [SVGElement, SVGElement, SVGElement, SVGElement];
  for (const [name, value] of Object.entries({width: "0", height: "0", class: "shared", "aria-hidden": "true"}))
    root.setAttribute(name, value);
  const attributes = {id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"};
  for (const [name, value] of Object.entries(attributes)) pattern.setAttribute(name, String(value));
  for (const [name, value] of Object.entries({width: 2.5, height: 6, class: "stripe"}))
    line.setAttribute(name, String(value));
  pattern.append(line);
  definitions.append(pattern);
  root.append(definitions);
  return root;
}
