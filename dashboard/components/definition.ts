interface Words {
  name: string;
  numerator: string;
  denominator?: string;
  cohort: string;
  censoring: string;
  n: string;
}

/** The card of a figure: what is counted, out of what, for whom. */
export interface Definition {
  kind: "observed" | "estimated";
  view: "cohort" | "period" | "record";
  /** The columns whose meaning it is, as core.table.column. */
  columns: string[];
  en: Words;
  zh: Words;
}
