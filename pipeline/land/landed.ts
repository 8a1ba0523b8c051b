import {idSystem} from "../profile.ts";
import {text} from "../sql.ts";
import type {Connection} from "../warehouse.ts";
import {givenText} from "./clean-read.ts";
import type {MappedColumn} from "./mapped-columns.ts";
import type {Reading} from "./reading.ts";

/** Where a file is landed: the place of its rows among those of other files, a scratch folder, whom to tell how far it is. */
export type Place = {number: number; folder: string; at: (share: number) => void};

/** What a file's rows came to: how many it has, how many of them were mended; and the hash of its bytes, where it was made by the way. */
export type Landed = {rowCount: number; mendedCount: number; sha256?: string};

/** So many texts are looked up faster than their pseudonyms are made. */
const mostKnown = 100;

/** The texts of pseudonymous columns that are few enough to be known to a landing statement, each once. */
export const knownNames = (names: ReadonlyMap<string, string[]>): Map<string, string[]> =>
  new Map(
    [...names].flatMap(([column, texts]) =>
      texts.length <= mostKnown ? [[column, [...new Set(texts)]] as const] : [],
    ),
  );

/** Notes which texts the pseudonyms of a column stand for: those given, or those of the rows that a query reads. */
export async function addPseudonyms(
  connection: Connection,
  {profile}: Reading,
  column: MappedColumn,
  from: string[] | string,
): Promise<void> {
  const owner = text(idSystem(profile, column.column));
  const texts =
    typeof from === "string"
      ? `select ${givenText(column)} as original_text from (${from}) as read`
      : `select text_or_null(unnest([${from.map(text).join(", ")}]::varchar[])) as original_text`;
  await connection.run(`insert into landed.pseudonyms
    select distinct ${owner}, pseudonym(${owner}, original_text), original_text
    from (${texts}) as texts
    where original_text is not null
    except select _system, pseudonym, original_text from landed.pseudonyms`);
}
