import {existsSync, readFileSync} from "node:fs";
import {createServer, type Server} from "node:http";
import {basename, join, resolve} from "node:path";
import {constants} from "node:zlib";
import compression from "compression";
import sirv from "sirv";
import {HeadwaterError} from "./errors.ts";
import {sentHeaders} from "./sent-headers.ts";

const quality = 9;
/** What is packed already; and on one machine, packing the SQL page's engine of 34 MB takes longer than to hand it over. */
const packed = /\.(gz|wasm)$/;

/**
 * Serves the built site of a workspace on the loopback address only: compressed, with the headers that its `_headers` asks for, and its own page for what
 * is not there. Throws a line where there is no site, or the port is taken.
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
  const compress = compression({
    brotli: {params: {[constants.BROTLI_PARAM_QUALITY]: quality}},
    filter: ({url}) => !packed.test(url ?? ""),
  } as compression.CompressionOptions) as unknown as (request: unknown, response: unknown, next: () => void) => void;
  // a build may put another site in place while this one is shown
  const files = sirv(site, {dev: true, etag: true, extensions: ["html"]});
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    for (const [name, value] of sentHeaders(site, path)) response.setHeader(name, value);
    const missing = () => {
      response.writeHead(404, {"Content-Type": "text/html; charset=utf-8"});
      response.end(existsSync(join(site, "404.html")) ? readFileSync(join(site, "404.html")) : "not found");
    };
    compress(request, response, () => (path === "/_headers" ? missing() : files(request, response, missing)));
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
