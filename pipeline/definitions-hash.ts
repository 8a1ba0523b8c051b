import {macros} from "./macros.ts";
import type {Model} from "./models.ts";
import type {Profile} from "./profile.ts";
import {sha256} from "./run-record.ts";
import type {Workspace} from "./workspace.ts";

/** Settings that change no figure: what things are called, what stops a run, what is told to whom. */
const without = ["folder", "slug", "name", "locale", "labels", "limits", "privacy", "exports"];

/** The hash of everything that decides what is made of the exports: models, macros, settings and profiles. */
export function definitionsHash(workspace: Workspace, profiles: Profile[], models: Model[]): string {
  const settings = Object.entries(workspace).filter(([name]) => !without.includes(name));
  return sha256(
    JSON.stringify([
      settings,
      [...profiles].sort((a, b) => (a.system < b.system ? -1 : 1)),
      macros.map(({statement}) => statement),
      models.filter(({layer}) => layer !== "metrics").map(({qualifiedName, sql}) => [qualifiedName, sql]),
    ]),
  );
}
