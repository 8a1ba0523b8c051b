import {FileAttachment} from "observablehq:stdlib";
import type {Language} from "./messages.js";

interface Workspace {
  name: string;
  locale: Language;
  currency: string;
  time_zone: string;
  fiscal_year_start: number;
  as_of_on: string;
  stages: string[];
  thresholds: Record<string, number>;
  publish_rows: boolean;
  labels: Partial<Record<Language, Record<string, string>>>;
}

/** The workspace that the site speaks of. */
export const workspace = (await FileAttachment("../data/workspace.json").json()) as Workspace;
