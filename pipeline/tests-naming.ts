import {existsSync, readdirSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";

const folder = fileURLToPath(new URL("../test", import.meta.url));

const tests = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => file.endsWith(".test.ts"))
      .sort()
      .map((file) => [`test/${file}`, readFileSync(`${folder}/${file}`, "utf8")] as const)
  : [];

/** The tests that name a table such as core.journeys; none where the repository's tests are not there. */
export const testsNaming = (table: string): string[] =>
  tests.filter(([, source]) => new RegExp(`\\b${table.replace(".", "\\.")}\\b`).test(source)).map(([file]) => file);
