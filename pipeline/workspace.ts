import {existsSync} from "node:fs";
import {basename, join, resolve} from "node:path";
import type {z} from "zod";
import {HeadwaterError} from "./errors.ts";
import {workspaceSchema} from "./workspace-schema.ts";
import {readYaml} from "./yaml.ts";

type Settings = z.output<typeof workspaceSchema>;

/** A folder that a user owns: headwater.yaml, exports/<system>/ and, optionally, profiles of its own. */
export type Workspace = Omit<Settings, "stages"> & {
  folder: string;
  /** the last part of the folder's path; names the folder under build/ */
  slug: string;
  stages: {stage: string; also: string[]}[];
};

/** The workspace in a folder. Throws a line for every mistake in its headwater.yaml. */
export function workspaceOf(folder: string): Workspace {
  const file = join(folder, "headwater.yaml");
  if (!existsSync(file))
    throw new HeadwaterError(`missing workspace: no headwater.yaml in ${folder}`, {
      fix: "name a folder that holds one, such as data/demo",
    });
  const settings = readYaml(file, "headwater.yaml", workspaceSchema);
  const stages = settings.stages.map((entry) => (typeof entry === "string" ? {stage: entry, also: []} : entry));
  return {...settings, stages, folder, slug: basename(resolve(folder))};
}
