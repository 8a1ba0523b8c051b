/** What is asked of a member of the log: its values and all, sorted, and its own by consultant; `given` is what the measure is held against. */
export type Asked = {own: number[]; all: number[]; byRep: number[][]; given: number | null};

export type Statistic = {
  statistic: string;
  unit: "hours" | "share" | "entries" | "prospects" | "index" | "distance" | "pairs" | "chi-square";
  value: number | undefined;
  ends?: [low: number, high: number];
  degrees?: number;
  byChance?: number | undefined;
  recordCount?: number;
};

export type Measures = Record<string, (asked: Asked) => Statistic[]>;
