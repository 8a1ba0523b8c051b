import {asked, keep} from "./query.js";

/** What a reader has asked of a table: by which column it is sorted, what it is searched for, which page is shown, from 1. */
export interface TableState {
  sort: {column: string; sign: 1 | -1} | null;
  find: string;
  page: number;
}

/** What the page's address asks of a table; what no table can do is as if not asked. */
export function tableState(name: string): TableState {
  const [column, order] = asked(`${name}.sort`)?.split(":") ?? [];
  return {
    sort: column ? {column, sign: order === "asc" ? 1 : -1} : null,
    find: asked(`${name}.find`) ?? "",
    page: Math.max(1, Math.floor(Number(asked(`${name}.page`) ?? 1)) || 1),
  };
}

/** Keeps what is asked of a table in the page's address. */
export function keepTableState(name: string, {sort, find, page}: TableState): void {
  keep(`${name}.sort`, sort && `${sort.column}:${sort.sign === 1 ? "asc" : "desc"}`);
  keep(`${name}.find`, find || null);
  keep(`${name}.page`, page > 1 ? String(page) : null);
}

/** Whether the page's address asks anything of a table. */
export const isTableAsked = (name: string): boolean =>
  ["sort", "find", "page"].some((what) => asked(`${name}.${what}`) !== null);
