import {basename} from "node:path";
import {HeadwaterError, refuse} from "../errors.ts";
import {type Profile, profileOf} from "../profile.ts";
import type {Workspace} from "../workspace.ts";
import {exportFiles} from "./files.ts";
import {profiled} from "./hints.ts";
import {type Reading, readingOf} from "./reading.ts";
import {textSourcesOf} from "./source.ts";
import {withStageDates} from "./stage-dates.ts";

/** How each file is to be read, faults of all files gathered. Nothing is landed yet; what has to be unpacked is, into a scratch folder. */
export async function readingsOf(workspace: Workspace, scratch: string): Promise<Reading[]> {
  const files = exportFiles(workspace);
  const faults: HeadwaterError[] = [];
  const gather = async <T>(step: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await step();
    } catch (error) {
      if (error instanceof HeadwaterError) faults.push(error);
      else if (error instanceof AggregateError) faults.push(...(error.errors as HeadwaterError[]));
      else throw error;
      return undefined;
    }
  };
  const profiles = new Map<string, Profile | undefined>();
  for (const system of new Set(files.map((file) => file.system)))
    profiles.set(system, await gather(() => withStageDates(profileOf(system, workspace.folder), workspace)));
  const readings: Reading[] = [];
  for (const file of files) {
    const profile = profiles.get(file.system);
    const sources = profile && (await gather(() => textSourcesOf(file, scratch)));
    for (const source of sources ?? []) {
      const said = profiled(profile!, workspace, `${file.system}/${basename(file.path)}`);
      const reading = await gather(() => readingOf({...file, shown: source.shown}, source, said));
      if (reading) readings.push(reading);
    }
  }
  refuse(faults);
  return readings;
}
