import type {Refusal} from "./signatures.ts";

const pageStart =
  /^(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|meta|body|table|style|script|title|div|center)[\s>]/i;
const fix = "save it as .xlsx or CSV";

/** What a text that begins with markup is: pages and XML that some systems export under the name .xls. */
export function refusedMarkup(beginning: string): Refusal | undefined {
  const text = beginning.trimStart();
  if (/^MIME-Version:\s/i.test(text)) return {refused: "a web archive (MHTML)", fix};
  if (pageStart.test(text)) return {refused: "an HTML page", fix};
  if (!text.startsWith("<?xml")) return undefined;
  if (/schemas-microsoft-com:office:spreadsheet|progid="Excel\.Sheet"/.test(text))
    return {refused: "an XML spreadsheet of 2003", fix};
  if (pageStart.test(text.replace(/^<\?xml[^>]*\?>\s*/, ""))) return {refused: "an HTML page", fix};
  return {refused: "an XML file", fix};
}
