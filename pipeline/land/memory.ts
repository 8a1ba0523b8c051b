import {type Connection, rowsOf} from "../warehouse.ts";

/**
 * Does the work of landing an entity's rows within the least memory in which DuckDB 1.5 still writes with all its threads: 8 MB a
 * column and thread. Less makes it wait for itself; more it would keep filled with what is written already.
 */
export async function withinMemory<T>(connection: Connection, entityName: string, work: () => Promise<T>): Promise<T> {
  if (!limits.has(connection)) {
    const [setting] = await rowsOf(connection, "select current_setting('memory_limit') as memory_limit");
    limits.set(connection, String(setting!.memory_limit));
  }
  const [needs] = await rowsOf(
    connection,
    `select greatest(256, 8.5 * count(*) * current_setting('threads')) as megabytes
     from duckdb_columns() where schema_name = 'landed' and table_name = '${entityName}'`,
  );
  for (const [name, value] of Object.entries({memory_limit: `${String(needs!.megabytes)}MB`, ...small}))
    await connection.run(`set ${name} = '${value}'`);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(small)) await connection.run(`reset ${name}`);
    // a reset is told, and does nothing: the models would have to do with what landing left them
    await connection.run(`set memory_limit = '${limits.get(connection)}'`);
  }
}

/** The limit that a connection began with: read again after each set, it is told rounded down, and would shrink. */
const limits = new WeakMap<Connection, string>();

const small = {
  write_buffer_row_group_count: "1",
  allocator_flush_threshold: "16MB",
  allocator_bulk_deallocation_flush_threshold: "16MB",
};
