import {rmSync} from "node:fs";
import {demoFolder} from "./demo-built.ts";

/** Removes the demo that the run's tests shared. */
export const teardown = (): void => rmSync(demoFolder(process.pid), {recursive: true, force: true});
