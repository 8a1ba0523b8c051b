import {existsSync} from "node:fs";
import {basename, dirname, join, resolve} from "node:path";
import picomatch from "picomatch";
import {type Profile, profileOf} from "../profile.ts";
import {type Workspace, workspaceOf} from "../workspace.ts";
import {plain} from "./plain.ts";
import {withStageDates} from "./stage-dates.ts";
import type {ReadingGiven} from "./table.ts";

/** What is known of a file beforehand: how it is said to be read, and which names its header may hold. */
export type FileHints = {given: ReadingGiven; isKnown: (name: string) => boolean};

const nothing: FileHints = {given: {}, isKnown: () => false};

/** What is said of a file that lies in a workspace's exports/<system>/; of any other file nothing is known. */
export function hintsFor(path: string): FileHints {
  const folder = dirname(resolve(path));
  const workspace = dirname(dirname(folder));
  if (basename(dirname(folder)) !== "exports" || !existsSync(join(workspace, "headwater.yaml"))) return nothing;
  const system = basename(folder);
  const known = workspaceOf(workspace);
  const profile = withStageDates(profileOf(system, workspace), known);
  return hintsOf(profiled(profile, known, `${system}/${basename(path)}`));
}

/** A profile as it holds for one file (system/name), and how headwater.yaml says that the file is to be read. */
export type FileProfile = {profile: Profile; given: ReadingGiven};

/** What headwater.yaml says of a file goes before what its profile says of the system. */
export function profiled(profile: Profile, {reading}: Workspace, file: string): FileProfile {
  const said = Object.entries(reading).filter(([pattern]) => picomatch.isMatch(file, pattern));
  const {date_order, decimal, header_row, ...dialect} = Object.assign({}, ...said.map(([, given]) => given));
  const encoding = dialect.encoding ?? profile.encoding;
  return {
    profile: {...profile, ...(date_order && {date_order}), ...(decimal && {decimal})},
    given: {...dialect, ...(encoding && {encoding}), ...(header_row !== undefined && {headerRow: header_row})},
  };
}

/** What is known of a file by its profile. */
export function hintsOf({profile, given}: FileProfile): FileHints {
  const names = Object.values(profile.entities).flatMap(({columns}) =>
    Object.values(columns).flatMap(({from}) => from.map(plain)),
  );
  const known = new Set(names);
  return {given, isKnown: (name) => known.has(plain(name))};
}
