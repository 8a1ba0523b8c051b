import {type Connection, rowsOf} from "../../warehouse.ts";

/**
 * Numbers the rows just landed by the order in which they were landed, which is that of the file. False, and none of them is left,
 * where they are not as many as were counted.
 */
export async function areNumbered(
  connection: Connection,
  entity: string,
  firstRow: number,
  count: number,
): Promise<boolean> {
  const [landed] = await rowsOf(
    connection,
    `select count(*)::integer as row_count, min(rowid)::varchar as first_id, (max(rowid) - min(rowid) + 1)::integer as id_count
     from landed.${entity} where _row is null`,
  );
  const isRight = landed!.row_count === count && (count === 0 || landed!.id_count === count);
  if (!isRight) await connection.run(`delete from landed.${entity} where _row is null`);
  else if (count > 0) {
    // makes room: what was just written is still held
    await connection.run("set memory_limit = '330MB'");
    await connection.run(
      `update landed.${entity} set _row = rowid - ${String(landed!.first_id)} + ${firstRow} where _row is null`,
    );
  }
  return isRight;
}
