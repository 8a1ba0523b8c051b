const total =
  /^(?:(?:grand|sub|overall|report|page)?[- ]?totals?|sum|summary|(?:合|总|小|共|累|汇)\s*计|汇总|总和|全部|总数|本页合计|本页小计)(?:\s*[:：].*)?$/i;

const mayBeTotal = /total|sum|计|汇总|总和|全部|总数|页小/i;

/** Whether a row is a total: its first filled cell says so. */
export function isTotal(fields: string[]): boolean {
  const first = fields.find((field) => field.trim() !== "");
  if (first === undefined || first.length > 60 || !mayBeTotal.test(first)) return false;
  const text = first.trim().replace(/^[-=*#【[（(\s]+|[-=*】\]）)\s]+$/g, "");
  return total.test(text);
}
