/** Rows of a breakdown that a page asks for and that are not read yet. */
export class MissingPart extends Error {
  readonly breakdown: string;
  constructor(breakdown: string) {
    super(`rows not read yet: ${breakdown}`);
    this.breakdown = breakdown;
  }
}
