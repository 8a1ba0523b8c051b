import {existsSync} from "node:fs";
import {createServer, type Server} from "node:http";
import {basename, join, resolve} from "node:path";
import compression from "compression";
import sirv from "sirv";
import {HeadwaterError} from "./errors.ts";
import {headersOf} from "./site-headers.ts";

/**
 * Serves the built site of a workspace on the loopback address only, compressed, with the headers that it asks for. Throws a line where there is none,
 * or the port is taken.
 */
export async function serve(
  workspaceFolder: string,
  port: number,
  buildFolder = "build",
): Promise<{server: Server; address: string}> {
  const site = resolve(buildFolder, basename(resolve(workspaceFolder)), "site");
  if (!existsSync(site))
    throw new HeadwaterError(`missing site: nothing is built in ${site}`, {
      fix: `run: npx headwater build ${workspaceFolder}`,
    });
  const compress = compression({filter: isWorthPacking}) as unknown as (
    request: unknown,
    response: unknown,
    next: () => void,
  ) => void;
  const files = sirv(join(site), {dev: true, extensions: ["html"]});
  const headers = headersOf(site);
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url ?? "/", "http://127.0.0.1");
    for (const [name, value] of headers(pathname)) response.setHeader(name, value);
    compress(request, response, () => files(request, response));
  });
  await new Promise<void>((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      fail(
        error.code === "EADDRINUSE"
          ? new HeadwaterError(`invalid port: ${port} is in use`, {fix: "choose another with --port"})
          : error,
      ),
    );
    server.listen(port, "127.0.0.1", done);
  });
  const bound = server.address();
  return {server, address: `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : port}/`};
}

/** On one machine, packing the SQL page's engine of 34 MB takes longer than to hand it over. */
const isWorthPacking: compression.CompressionFilter = (request, response) =>
  response.getHeader("Content-Type") !== "application/wasm" && compression.filter(request, response);
