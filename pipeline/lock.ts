import {mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import {HeadwaterError} from "./errors.ts";

/** Does work while no other process holds the same lock file. A lock whose process is gone is taken over. */
export async function alone<T>(path: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(path), {recursive: true});
  take(path);
  try {
    return await work();
  } finally {
    rmSync(path, {force: true});
  }
}

function take(path: string): void {
  try {
    writeFileSync(path, String(process.pid), {flag: "wx"});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const holder = Number(readFileSync(path, "utf8"));
    if (isRunning(holder))
      throw new HeadwaterError(`busy: another build (process ${holder}) is writing here`, {
        where: path,
        fix: "wait for it to end",
      });
    rmSync(path, {force: true});
    take(path);
  }
}

function isRunning(process_id: number): boolean {
  if (!process_id || process_id === process.pid) return false;
  try {
    process.kill(process_id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
