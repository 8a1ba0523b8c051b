const escapes = /_x([0-9a-f]{4})_/gi;

/** A text with the characters that XML cannot hold, written as `_x000D_`, put back; half a character stays as written. */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  const whole = text.replace(escapes, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return /[\p{Surrogate}\0]/u.test(whole) ? text : whole;
}
