import type {Language} from "./messages.js";

/** What pages need of headwater.yaml, and the day that they are computed as of. */
export interface WorkspaceSettings {
  name: string;
  locale: Language;
  currency: string;
  time_zone: string;
  fiscal_year_start: number;
  as_of_on: string;
  stages: string[];
  channels: string[];
  thresholds: Record<string, number>;
  publish_rows: boolean;
  labels: Partial<Record<Language, Record<string, string>>>;
}
