import type {Connection} from "./warehouse.ts";

/** Tells a step's name, rows and time: a live bar on a terminal, one plain line when done elsewhere. */
export type Progress = {
  /** `work` may say what share of its own part is done, from 0 to 1 */
  step: <T>(
    name: string,
    work: (at: (share: number) => void) => Promise<T>,
    rowsOf?: (done: T) => number,
  ) => Promise<T>;
  say: (line: string) => void;
  /** the connection whose running query the bar shows */
  watch: (connection: Connection) => void;
};

const frame = 120;
const barWidth = 20;

/** Progress on a stream, such as stderr. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  let watched: Connection | undefined;
  let told = 0;
  const draw = (name: string, started: number) => {
    const share = Math.max(told, Math.min(100, watched?.progress.percentage ?? 0) / 100);
    const filled = Math.round(share * barWidth);
    const bar = filled > 0 ? `${"━".repeat(filled)}${"─".repeat(barWidth - filled)} ` : "";
    stream.write(`\r\x1b[2K${name} ${bar}${seconds(started)}`);
  };
  const step: Progress["step"] = async (name, work, rowsOf) => {
    const started = performance.now();
    told = 0;
    const timer = stream.isTTY ? setInterval(() => draw(name, started), frame) : undefined;
    try {
      const done = await work((share) => {
        told = share;
      });
      if (timer) stream.write("\r\x1b[2K");
      const rows = rowsOf ? `${rowsOf(done).toLocaleString("en")} rows` : "";
      stream.write(`${name.padEnd(46)} ${rows.padStart(16)} ${seconds(started).padStart(8)}\n`);
      return done;
    } catch (error) {
      if (timer) stream.write("\r\x1b[2K");
      throw error;
    } finally {
      clearInterval(timer);
    }
  };
  return {
    step,
    say: (line) => stream.write(`${line}\n`),
    watch: (connection) => {
      watched = connection;
    },
  };
}

/** Seconds since a moment of performance.now(), as text. */
export const seconds = (started: number): string => `${((performance.now() - started) / 1000).toFixed(2)} s`;
