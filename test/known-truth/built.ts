import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll} from "vitest";
import {build} from "../../pipeline/run.ts";
import {quietProgress} from "../quiet-progress.ts";
import type {Lead, Source} from "./sources.ts";
import {writeKnown} from "./workspace.ts";

const scratch = mkdtempSync(join(tmpdir(), "headwater-known-truth-"));
afterAll(() => rmSync(scratch, {recursive: true}));

/** The warehouse built of what the exports hold of leads, as of 30 June 2025. */
export async function built(name: string, leads: Lead[]): Promise<string> {
  writeKnown(join(scratch, name), leads);
  const {progress} = quietProgress();
  const buildFolder = join(scratch, "build");
  return (await build(join(scratch, name), {site: false, buildFolder, progress, asOf: "2025-06-30"})).warehouse;
}

export const sourcesOf = (count: number, of: (index: number) => Source): Source[] =>
  Array.from({length: count}, (_, index) => of(index));
