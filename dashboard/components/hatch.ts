const namespace = "http://www.w3.org/2000/svg";

/** A mark that defines the fill `url(#hatch)`: what is not yet decided is drawn in it. */
export function hatch(): SVGElement {
  const pattern = document.createElementNS(namespace, "pattern");
  const line = document.createElementNS(namespace, "rect");
  const attributes = {id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"};
  for (const [name, value] of Object.entries(attributes)) pattern.setAttribute(name, String(value));
  for (const [name, value] of Object.entries({width: 2.5, height: 6})) line.setAttribute(name, String(value));
  line.style.fill = "var(--accent)";
  const definitions = document.createElementNS(namespace, "defs");
  pattern.append(line);
  definitions.append(pattern);
  return definitions;
}
