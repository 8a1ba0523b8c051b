import {closeSync, mkdirSync, openSync, writeSync} from "node:fs";
import {dirname} from "node:path";

export type Output = {
  write(bytes: Uint8Array): void;
  /** Closes the file and returns its size in bytes. */
  close(): number;
};

/** A new file, and its folder if there is none. */
export function outputOf(path: string): Output {
  mkdirSync(dirname(path), {recursive: true});
  const handle = openSync(path, "w");
  let size = 0;
  return {
    write: (bytes) => {
      size += writeSync(handle, bytes);
    },
    close: () => {
      closeSync(handle);
      return size;
    },
  };
}
