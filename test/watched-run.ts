import {spawn} from "node:child_process";
import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";

const bin = fileURLToPath(new URL("../pipeline/headwater.js", import.meta.url));

/** How a command ended: `code` is null where it was killed for its time; `peakBytes` is the most it held, 0 where the system does not say. */
export type Ended = {code: number | null; stdout: string; stderr: string; seconds: number; peakBytes: number};

/** Runs `headwater` with some words, kills it after `limit` seconds, and watches its memory. */
export function watchedRun(words: string[], limit: number): Promise<Ended> {
  const started = performance.now();
  const child = spawn(process.execPath, [bin, ...words], {stdio: ["ignore", "pipe", "pipe"]});
  let [stdout, stderr, peakBytes] = ["", "", 0];
  child.stdout.on("data", (text) => {
    stdout += text;
  });
  child.stderr.on("data", (text) => {
    stderr += text;
  });
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, peakOf(child.pid!));
  }, 25);
  const kill = setTimeout(() => child.kill("SIGKILL"), limit * 1000);
  return new Promise((resolve) => {
    child.on("close", (code) => {
      clearInterval(watch);
      clearTimeout(kill);
      resolve({code, stdout, stderr, seconds: (performance.now() - started) / 1000, peakBytes});
    });
  });
}

/** The most memory that a process has held so far. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
