import {existsSync} from "node:fs";
import {fileURLToPath} from "node:url";

/** A folder of the checks kept beside the project, or undefined where they are not at hand; the reason is printed. */
export function shared(path: string): string | undefined {
  const folder = fileURLToPath(new URL(`../../shared/${path}`, import.meta.url));
  if (existsSync(folder)) return folder;
  console.warn(`skipped: ../shared/${path} is not beside the project`);
  return undefined;
}
