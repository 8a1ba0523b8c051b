/** A spelling without case, width and spaces around it. */
export const spelt = (text: string): string => text.normalize("NFKC").trim().toLowerCase();
