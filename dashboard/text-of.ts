/** The sentences of a page as Markdown: heads, paragraphs and lists; charts by what they say, tables left out. */
export function textOf(root: Element): string {
  const lines = [...root.children].flatMap(linesOf).map((line) => line.replaceAll(/[ \t\n]+/g, " ").trimEnd());
  return `${lines.filter((line, i) => line || lines[i - 1]).join("\n")}\n`;
}

function linesOf(part: Element): string[] {
  const words = part.textContent ?? "";
  if (part.matches(".contents, .table, table, figure, svg, dl, .key")) return [];
  if (part.matches("h1")) return [`# ${words}`, ""];
  if (part.matches("h2")) return ["", `## ${words}`, ""];
  if (part.matches("h3")) return ["", `### ${words}`, ""];
  // of a finding its sentence, not the ways to its rows
  if (part.matches("li")) return [`- ${part.querySelector("p")?.textContent ?? words}`];
  if (part.matches("p")) return words ? [words, ""] : [];
  return [...part.children].flatMap(linesOf);
}
