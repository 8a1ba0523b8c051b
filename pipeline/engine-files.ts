import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";

const folder = dirname(createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"));

/** The files of the SQL page's engine, to be served as they are: the engine, and the worker that it runs in. */
export const engineFiles: string[] = ["duckdb-eh.wasm", "duckdb-browser-eh.worker.js"].map((name) =>
  join(folder, name),
);

/** A folder name of theirs that changes with them, so that no browser keeps one of an older pair. */
export const engineName = `duckdb-${JSON.parse(readFileSync(join(folder, "..", "package.json"), "utf8")).version}`;
