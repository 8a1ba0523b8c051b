import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {z} from "zod";
import {HeadwaterError} from "./errors.ts";
import {nearest} from "./nearest.ts";
import {type entityProfile, profileSchema} from "./profile-schema.ts";
import {readYaml} from "./yaml.ts";

export type Profile = z.output<typeof profileSchema> & {system: string; shownPath: string};
export type EntityProfile = z.output<typeof entityProfile>;

const builtIn = fileURLToPath(new URL("profiles", import.meta.url));

/** The system whose numbers a column of ids holds. */
export const idSystem = ({ids, system}: Profile, column: string): string =>
  typeof ids === "string" ? ids : (ids[column] ?? system);

/** The profile of a system: the workspace's own, else the built-in one. Throws a line for every mistake in it. */
export function profileOf(system: string, workspaceFolder: string): Profile {
  for (const folder of [join(workspaceFolder, "profiles"), builtIn]) {
    const path = join(folder, `${system}.yaml`);
    if (!existsSync(path)) continue;
    const shownPath = folder === builtIn ? `pipeline/profiles/${system}.yaml` : `profiles/${system}.yaml`;
    return {...readYaml(path, shownPath, profileSchema), system, shownPath};
  }
  const guess = nearest(system, [...systemsIn(join(workspaceFolder, "profiles")), ...systemsIn(builtIn)]);
  throw new HeadwaterError(`missing profile: nothing says how to read exports/${system}`, {
    fix: `write profiles/${system}.yaml in the workspace, or name the folder after a known system${guess && ` (${guess})`}`,
  });
}

/** The systems that have a built-in profile. */
export const builtInSystems = (): string[] => systemsIn(builtIn);

const systemsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith(".yaml"))
        .map((file) => file.slice(0, -5))
        .sort()
    : [];
