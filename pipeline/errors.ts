/** Where a fault stands (file, row, column) and the reader's next act. */
export type Remedy = {where?: string; fix?: string};

/** A fault of the input, said in one line: what and the value, where, and what to do. */
export class HeadwaterError extends Error {
  override name = "HeadwaterError";
  constructor(what: string, {where, fix}: Remedy = {}) {
    super([what, where, fix].filter(Boolean).join(" — "));
  }
}

/** Throws the faults gathered so far, so that one run tells all of them. */
export function refuse(faults: HeadwaterError[]): void {
  if (faults.length === 1) throw faults[0];
  if (faults.length > 1) throw new AggregateError(faults);
}

/** The lines that a reader is shown for an error, without a stack. */
export function linesOf(error: unknown): string[] {
  if (error instanceof AggregateError) return error.errors.flatMap(linesOf);
  return [(error instanceof Error ? error.message : String(error)).split("\n")[0] ?? ""];
}
