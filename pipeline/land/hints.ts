import {existsSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {type Profile, profileOf} from "../profile.ts";
import {plain} from "./plain.ts";
import type {ReadingGiven} from "./table.ts";

/** What is known of a file beforehand: how it is said to be read, and which names its header may hold. */
export type FileHints = {given: ReadingGiven; isKnown: (name: string) => boolean};

const nothing: FileHints = {given: {}, isKnown: () => false};

/** What the profile says of a file that lies in a workspace's exports/<system>/; of any other file nothing is known. */
export function hintsFor(path: string): FileHints {
  const folder = dirname(resolve(path));
  const exports = dirname(folder);
  const workspace = dirname(exports);
  if (!exports.endsWith("exports") || !existsSync(join(workspace, "headwater.yaml"))) return nothing;
  return hintsOf(profileOf(folder.slice(exports.length + 1), workspace));
}

/** What a profile says of every file of its system. */
export function hintsOf(profile: Profile): FileHints {
  const names = Object.values(profile.entities).flatMap(({columns}) =>
    Object.values(columns).flatMap(({from}) => from.map(plain)),
  );
  const known = new Set(names);
  return {given: {...(profile.encoding && {encoding: profile.encoding})}, isKnown: (name) => known.has(plain(name))};
}
