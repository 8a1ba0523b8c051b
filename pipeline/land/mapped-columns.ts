import type {Entity} from "../entities.ts";
import type {EntityProfile} from "../profile.ts";
import {plain} from "./plain.ts";

/** Where one of our columns stands in a file: its header, and the positions that carry it (several must agree). */
export type MappedColumn = {column: string; header: string; positions: number[]; isPseudonymous: boolean};

/** Our columns that a header has, each under the first of its spellings that is there. */
export function mappedColumns(entityProfile: EntityProfile, entity: Entity, header: string[]): MappedColumn[] {
  const plainHeader = header.map(plain);
  return Object.entries(entityProfile.columns).flatMap(([column, {from, personal}]) => {
    const spelling = from.find((text) => plainHeader.includes(plain(text)));
    if (spelling === undefined) return [];
    const positions = plainHeader.flatMap((text, index) => (text === plain(spelling) ? [index] : []));
    const isPseudonymous = personal && !entity.columns[column]!.personal;
    return [{column, header: header[positions[0]!]!.trim(), positions, isPseudonymous}];
  });
}
