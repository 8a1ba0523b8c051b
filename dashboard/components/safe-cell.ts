/** A text that no spreadsheet runs: what begins like a formula stands behind an apostrophe. */
export const safeCell = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
