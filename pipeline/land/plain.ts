/** A header's name without what spellings differ in: case, width of its letters, blanks. */
export const plain = (name: string): string => name.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");
