import {AsyncDuckDB, type AsyncDuckDBConnection, DuckDBAccessMode, VoidLogger} from "@duckdb/duckdb-wasm";
import {type ArrowType, cellText, isNumber, isTold, typeName} from "./cell-text.js";
import {QueryError, queryError} from "./query-error.js";

/** A column of an answer, with the name of its type in SQL. */
export type Column = {name: string; type: string; isNumber: boolean};

/** What a query answers: exact texts, null where there is none, and whether there are more rows than were asked for. */
export type Answer = {columns: Column[]; rows: (string | null)[][]; isCut: boolean};

/** SQL over the published database. `run` throws a QueryError; a query whose signal is aborted ends so too. */
export type Engine = {
  start: () => Promise<void>;
  run: (sql: string, rowLimit: number, signal?: AbortSignal) => Promise<Answer>;
  stop: () => void;
};

/** It asks nothing of any other place, reads no file, loads no code, and no query can change that. */
const settings = [
  "set errors_as_json = true",
  "set autoinstall_known_extensions = false",
  "set autoload_known_extensions = false",
  "set enable_external_access = false",
  "set lock_configuration = true",
];

/** How long a query that was cancelled may take to end, in milliseconds, before the engine is ended with it. */
const patience = 1000;
const unanswered = "unanswered";

/** The folder of the engine's files (duckdb-eh.wasm, duckdb-browser-eh.worker.js), and the database that it opens. */
export type Places = {folder: URL; database: URL};

/** An engine over files of the site. It starts with the first query, or before; after a fault of its own it starts anew. */
export function engineOf(places: Places): Engine {
  let running: Promise<{database: AsyncDuckDB; connection: AsyncDuckDBConnection}> | undefined;
  const stop = () => {
    running?.then(({database}) => database.terminate()).catch(() => {});
    running = undefined;
  };
  const started = () => {
    running ??= startFrom(places).catch((error: unknown) => {
      running = undefined;
      throw error;
    });
    return running;
  };
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: what is cancelled is over before the next begins. */
  const run: Engine["run"] = (sql, rowLimit, signal) => {
    const turn = last.then(() => runAlone(sql, rowLimit, signal));
    last = turn.catch(() => {});
    return turn;
  };
  const runAlone: Engine["run"] = async (sql, rowLimit, signal) => {
    const {connection} = await started();
    let late = () => {};
    const cancelled = new Promise<never>((_, fail) => {
      late = () => fail(new Error(unanswered));
    });
    const cancel = () => {
      connection.cancelSent().catch(() => {});
      setTimeout(late, patience);
    };
    signal?.addEventListener("abort", cancel, {once: true});
    try {
      signal?.throwIfAborted();
      return await Promise.race([answerOf(connection, sql, rowLimit), cancelled]);
    } catch (error) {
      if (error instanceof QueryError) throw error;
      const said = error instanceof Error ? error.message : String(error);
      if (said === unanswered || error instanceof WebAssembly.RuntimeError || /out of bounds|unreachable/.test(said))
        stop();
      throw signal?.aborted ? new QueryError("cancelled") : queryError(said, sql);
    } finally {
      signal?.removeEventListener("abort", cancel);
    }
  };
  return {start: async () => void (await started()), run, stop};
}

async function startFrom({
  folder,
  database: source,
}: Places): Promise<{database: AsyncDuckDB; connection: AsyncDuckDBConnection}> {
  const content = fetch(source).then((response) => {
    if (!response.ok) throw new QueryError(`missing database: ${response.url} answers ${response.status}`);
    return response.arrayBuffer();
  });
  const worker = new Worker(new URL("duckdb-browser-eh.worker.js", folder));
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  const absent = new Promise<never>((_, fail) => {
    worker.addEventListener("error", () => fail(new QueryError("missing engine: its files are not where the page is")));
  });
  try {
    await Promise.race([absent, Promise.all([content, database.instantiate(new URL("duckdb-eh.wasm", folder).href)])]);
    await database.registerFileBuffer("published.duckdb", new Uint8Array(await content));
    await database.open({path: "published.duckdb", accessMode: DuckDBAccessMode.READ_ONLY});
    const connection = await database.connect();
    for (const setting of settings) await connection.query(setting);
    return {database, connection};
  } catch (error) {
    await database.terminate();
    throw error;
  }
}

async function answerOf(connection: AsyncDuckDBConnection, sql: string, rowLimit: number): Promise<Answer> {
  const reader = await connection.send(sql, true);
  await reader.open();
  const fields = reader.schema.fields as {name: string; type: ArrowType}[];
  const untold = fields.find(({type}) => !isTold(type));
  if (untold)
    throw new QueryError(`unsupported type of column ${untold.name}`, {
      hint: `make a text of it: ${untold.name}::varchar`,
    });
  const rows: (string | null)[][] = [];
  let isCut = false;
  for await (const batch of reader) {
    for (let row = 0; row < batch.numRows && !isCut; row++) {
      if (rows.length === rowLimit) isCut = true;
      else rows.push(fields.map(({type}, place) => cellText(type, batch.getChildAt(place)!.get(row))));
    }
    if (isCut) break;
  }
  return {columns: fields.map(({name, type}) => ({name, type: typeName(type), isNumber: isNumber(type)})), rows, isCut};
}
