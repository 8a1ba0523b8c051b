import {spawn} from "node:child_process";
import {createRequire} from "node:module";
import {fileURLToPath, pathToFileURL} from "node:url";
import {HeadwaterError} from "../errors.ts";

/** What a child process may take: memory of its heap, and wall time. */
export type ChildLimits = {megabytes: number; seconds: number};

/** Why a child ended without an answer. */
export type ChildEnd = "memory" | "time" | "crash";

const loader = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
const mostAnswer = 16 << 20;

/**
 * Runs a script that calls `answer` in a process of its own, so that a hostile file can take neither this one's memory nor its time.
 * Returns its answer, or why there is none. Throws the line that the script threw.
 */
export async function inChild<T>(
  script: URL,
  args: string[],
  {megabytes, seconds}: ChildLimits,
  folder: string,
): Promise<{result: T} | {ended: ChildEnd}> {
  const options = [`--max-old-space-size=${megabytes}`, "--import", loader];
  const child = spawn(process.execPath, [...options, fileURLToPath(script), ...args], {cwd: folder, stdio: "pipe"});
  let [answer, complaint, isLate] = ["", "", false];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    answer += text;
    if (answer.length > mostAnswer) child.kill("SIGKILL");
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-10_000);
  });
  const timer = setTimeout(() => {
    isLate = true;
    child.kill("SIGKILL");
  }, seconds * 1000);
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  clearTimeout(timer);
  if (isLate) return {ended: "time"};
  if (/heap out of memory|allocation failed|Cannot create a string/i.test(complaint)) return {ended: "memory"};
  if (code !== 0) return {ended: "crash"};
  const told = JSON.parse(answer) as {result: T} | {line: string};
  if ("line" in told) throw new HeadwaterError(told.line);
  return told;
}

/** In a child: prints what the work on its arguments returns, or the line that it throws. It ends with the process that started it. */
export async function answer(work: (args: string[]) => Promise<unknown>): Promise<void> {
  process.stdin.on("end", () => process.exit(1)).resume();
  let told: unknown;
  try {
    told = {result: await work(process.argv.slice(2))};
  } catch (error) {
    if (!(error instanceof HeadwaterError)) throw error;
    told = {line: error.message};
  }
  process.stdout.write(JSON.stringify(told), () => process.exit(0));
}
