/** The room in pixels that the widest of some labels takes at 13 px, up to a limit; an ideograph is twice a letter. */
export function labelWidth(labels: string[], limit: number): number {
  const widths = labels.map((label) => Array.from(label, (sign) => (sign > "\u2e7f" ? 13 : 7.2)));
  return Math.min(limit, 14 + Math.max(0, ...widths.map((signs) => signs.reduce((sum, width) => sum + width, 0))));
}
