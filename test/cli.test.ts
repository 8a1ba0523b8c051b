import {execFile} from "node:child_process";
import {cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {get} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, describe, expect, it} from "vitest";
import {serve} from "../pipeline/serve.ts";
import {version} from "../pipeline/version.ts";

const bin = fileURLToPath(new URL("../pipeline/headwater.js", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "headwater-cli-"));
const base = join(scratch, "base");
cpSync(fileURLToPath(new URL("cases/_base", import.meta.url)), base, {recursive: true});
afterAll(() => rmSync(scratch, {recursive: true}));

type Ended = {code: number; stdout: string; stderr: string};
const headwater = (...words: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [bin, ...words], {cwd: scratch}, (error, stdout, stderr) =>
      resolve({code: typeof error?.code === "number" ? error.code : error ? 99 : 0, stdout, stderr}),
    );
  });

describe("the command", () => {
  it("--help shows both commands and examples, --version the version of the package", async () => {
    const help = await headwater("--help");
    expect(help.code).toBe(0);
    expect(help.stdout).toContain("build [options] [workspace]");
    expect(help.stdout).toContain("serve [options] [workspace]");
    expect(help.stdout).toContain("Examples:");
    expect(await headwater("--version")).toEqual({code: 0, stdout: `${version}\n`, stderr: ""});
  });

  it.each([
    [["biuld"]],
    [["build", "--as-off", "2025-01-01"]],
    [["build", base, "--as-of", "2025-02-30"]],
    [["serve", "--port", "many"]],
    [["build", "a", "b"]],
  ])("%j is wrong usage: exit 2", async (words) => {
    const {code, stderr} = await headwater(...words);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: /);
  });

  it("a fault of the input is one line and exit 1, with a stack only under --debug", async () => {
    expect(await headwater("build", "nowhere")).toEqual({
      code: 1,
      stdout: "",
      stderr: "missing workspace: no headwater.yaml in nowhere — name a folder that holds one, such as data/demo\n",
    });
    expect((await headwater("build", "nowhere", "--debug")).stderr).toMatch(/\n {4}at /);
  });

  it("build --no-site tells each step with rows and time in plain lines, and says where the warehouse is", async () => {
    const {code, stdout, stderr} = await headwater("build", base, "--no-site");
    expect(code).toBe(0);
    expect(stderr).toMatch(/^land exports\/crm\/leads\.csv +6 rows +[\d.]+ s$/m);
    expect(stderr).toMatch(/^build core\.journeys +6 rows +[\d.]+ s$/m);
    expect(stderr).not.toContain("\r");
    expect(stdout).toContain("build/base/warehouse.duckdb");
    expect(existsSync(join(scratch, "build/base/warehouse.duckdb"))).toBe(true);
  });

  it("two builds of one workspace at a time are one too many", async () => {
    mkdirSync(join(scratch, "build/base"), {recursive: true});
    writeFileSync(join(scratch, "build/base/.lock"), String(process.pid));
    const {code, stderr} = await headwater("build", base, "--no-site");
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^busy: another build \(process \d+\) is writing here/)]);
    writeFileSync(join(scratch, "build/base/.lock"), "999999999");
    expect((await headwater("build", base, "--no-site")).code).toBe(0);
  });
});

describe("serve", () => {
  const site = join(scratch, "build/shown/site");
  mkdirSync(site, {recursive: true});
  writeFileSync(join(site, "index.html"), `<!doctype html><title>shown</title>${"<p>again</p>".repeat(500)}`);
  writeFileSync(join(site, "leakage.html"), "<!doctype html><title>leakage</title>");
  writeFileSync(
    join(site, "_headers"),
    "/*\n  X-Content-Type-Options: nosniff\n/leakage.html\n  Content-Security-Policy: default-src 'none'\n/_app/*\n  Cache-Control: public, max-age=31536000, immutable\n",
  );
  writeFileSync(join(site, "404.html"), "<!doctype html><title>no such page</title>");
  mkdirSync(join(site, "_app"));
  writeFileSync(join(site, "_app/live-ABC.js"), "let shown = 1;\n".repeat(200));
  mkdirSync(join(site, "data"));
  writeFileSync(join(site, "data/rows.arrow.gz"), Buffer.alloc(5000));
  const fetchRaw = (address: string, path: string, encoding = "gzip") =>
    new Promise<{status: number; headers: Record<string, unknown>; size: number}>((resolve, reject) => {
      get(new URL(path, address), {headers: {"accept-encoding": encoding}}, (response) => {
        let size = 0;
        response.on("data", (chunk: Buffer) => {
          size += chunk.length;
        });
        response.on("end", () => resolve({status: response.statusCode!, headers: response.headers, size}));
      }).on("error", reject);
    });

  it("shows the built site on the loopback address, compressed, pages without their ending", async () => {
    const {server, address} = await serve("shown", 0, join(scratch, "build"));
    try {
      expect(server.address()).toMatchObject({address: "127.0.0.1"});
      const index = await fetchRaw(address, "/");
      expect([index.status, index.headers["content-encoding"]]).toEqual([200, "gzip"]);
      expect(index.size).toBeLessThan(1000);
      expect((await fetchRaw(address, "/leakage")).status).toBe(200);
      expect((await fetchRaw(address, "/../../../etc/passwd")).status).toBe(404);
    } finally {
      server.close();
    }
  });

  it("sends the headers that the site asks for, packs what is not packed, keeps what is named by its content, and has a page for what is not there", async () => {
    const {server, address} = await serve("shown", 0, join(scratch, "build"));
    try {
      const headersOf = async (path: string) => (await fetchRaw(address, path, "br, gzip")).headers;
      expect(await headersOf("/leakage")).toMatchObject({
        "content-security-policy": "default-src 'none'",
        "content-type": "text/html;charset=utf-8",
        "x-content-type-options": "nosniff",
        "cache-control": "no-cache",
      });
      expect((await headersOf("/")).vary).toMatch(/accept-encoding/i);
      expect((await headersOf("/"))["content-encoding"]).toBe("br");
      expect(await headersOf("/_app/live-ABC.js")).toMatchObject({
        "cache-control": "public, max-age=31536000, immutable",
        "content-encoding": "br",
      });
      expect((await fetchRaw(address, "/data/rows.arrow.gz", "br, gzip")).size, "packed once").toBe(5000);
      for (const path of ["/nowhere", "/_headers"]) {
        const {status, headers} = await fetchRaw(address, path);
        expect([path, status, headers["content-type"]]).toEqual([path, 404, "text/html; charset=utf-8"]);
        expect(headers["x-content-type-options"]).toBe("nosniff");
      }
    } finally {
      server.close();
    }
  });

  it("a workspace that was never built and a port that is taken are one line each", async () => {
    expect(await headwater("serve", "nowhere")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("missing site: nothing is built in"),
    });
    const {server, address} = await serve("shown", 0, join(scratch, "build"));
    const taken = new URL(address).port;
    expect(await headwater("serve", "shown", "--port", taken)).toMatchObject({
      code: 1,
      stderr: `invalid port: ${taken} is in use — choose another with --port\n`,
    });
    server.close();
  });
});
