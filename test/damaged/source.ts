import {chineseLeads} from "./chinese-leads.ts";
import {englishAds} from "./english-ads.ts";

/** A clean table, and what a damage must know of it: which of its columns hold amounts, and how its people say “total”. */
export type Source = {
  name: string;
  header: string[];
  /** names of groups above the header, '' where a group goes on or there is none */
  groups: string[];
  /** units below the header, '' where there is none */
  units: string[];
  rows: string[][];
  amounts: number[];
  totals: string[];
  title: string;
  remarks: string[];
};

/** The clean tables that all damaged files are made of. */
export const sources: Source[] = [chineseLeads(), englishAds()];
