import type {Progress} from "../pipeline/progress.ts";

/** Progress that keeps what it is told instead of printing it. */
export function quietProgress(): {progress: Progress; lines: string[]} {
  const lines: string[] = [];
  return {lines, progress: {step: (_, work) => work(() => {}), say: (line) => lines.push(line), watch: () => {}}};
}
