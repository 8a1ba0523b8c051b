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
  en: Words;
  zh: Words;
}
