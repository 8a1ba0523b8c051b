import {entities} from "../entities.ts";
import {type Connection, rowsOf} from "../warehouse.ts";

/**
 * Does the work of landing an entity's rows within the least memory in which DuckDB 1.5 still writes with all its threads: 8 MB a
 * column and thread. Less makes it wait for itself; more it would keep filled with what is written already.
 */
export async function withinMemory<T>(connection: Connection, entityName: string, work: () => Promise<T>): Promise<T> {
  const [settings] = await rowsOf(connection, "select current_setting('threads')::integer as thread_count");
  const columnCount = Object.keys(entities[entityName]!.columns).length + accounting;
  const megabytes = Math.max(least, 8.5 * columnCount * Number(settings!.thread_count));
  for (const [name, value] of Object.entries({memory_limit: `${megabytes}MB`, ...small}))
    await connection.run(`set ${name} = '${value}'`);
  try {
    return await work();
  } finally {
    for (const name of ["memory_limit", ...Object.keys(small)]) await connection.run(`reset ${name}`);
  }
}

/** Columns beside those of the entity: where a row came from, and what was noted of it. */
const accounting = 5;
const least = 256;
const small = {
  write_buffer_row_group_count: "1",
  allocator_flush_threshold: "16MB",
  allocator_bulk_deallocation_flush_threshold: "16MB",
};
