import {idSystem} from "../profile.ts";
import {text} from "../sql.ts";
import type {Connection} from "../warehouse.ts";
import type {MappedColumn} from "./mapped-columns.ts";
import type {Reading} from "./reading.ts";

/** Where a file is landed: the place of its rows among those of other files, a scratch folder, whom to tell how far it is. */
export type Place = {number: number; folder: string; at: (share: number) => void};

/** What a file's rows came to: how many it has, how many of them were mended; and the hash of its bytes, where it was made by the way. */
export type Landed = {rowCount: number; mendedCount: number; sha256?: string};

/** Notes which texts the pseudonyms of a column stand for: `texts` is a query of one column, original_text. */
export async function addPseudonyms(
  connection: Connection,
  {profile}: Reading,
  {column}: MappedColumn,
  texts: string,
): Promise<void> {
  const owner = text(idSystem(profile, column));
  await connection.run(`insert into landed.pseudonyms
    select distinct ${owner}, pseudonym(${owner}, original_text), original_text
    from (${texts}) as texts
    where original_text is not null
    except select _system, pseudonym, original_text from landed.pseudonyms`);
}
