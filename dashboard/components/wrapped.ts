import {language} from "./language.js";

let pen: CanvasRenderingContext2D | null | undefined;

/** How wide a text is, in pixels of a font as CSS names it. */
export function textWidth(text: string, font: string): number {
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return text.length * 8;
  pen.font = font;
  return pen.measureText(text).width;
}

/** A text in lines that fit a width, broken between words, and in Chinese never before a sign that ends something. */
export function wrapped(text: string, width: number, font: string): string[] {
  const parts = [...new Intl.Segmenter(language, {granularity: "word"}).segment(text)].map(({segment}) => segment);
  const lines = [""];
  for (const part of parts) {
    const longer = `${lines.at(-1)}${part}`;
    if (textWidth(longer.trimEnd(), font) <= width || /^[\s，。；：、！？）》”.,;:!?)%]/.test(part))
      lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}
