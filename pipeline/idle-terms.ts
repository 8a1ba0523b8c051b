import {type Connection, rowsOf} from "./warehouse.ts";

/** A line for each rule of spend.terms that no record of spend falls under: most likely a name in it is misspelt. */
export async function idleTerms(connection: Connection): Promise<string[]> {
  const rows = await rowsOf(
    connection,
    `select term_order, concat_ws(', ', 'system ' || system_name, 'lead_source ' || lead_source, 'account ' || account, 'campaign ' || campaign) as asked
     from workspace.spend_terms
     anti join staging.spend_terms using (term_order)
     order by term_order`,
  );
  return rows.map(
    ({term_order, asked}) =>
      `spend.terms, rule ${term_order}${asked ? ` (${asked})` : ""}: no record of spend falls under it — see staging.spend for the names`,
  );
}
