import {type Model, modelsOf} from "../pipeline/models.ts";

/** The models that some tables need: they, what they read, and all that lands as staging. */
export function modelsFor(tables: string[]): Model[] {
  const models = modelsOf();
  const names = new Set(tables);
  for (const {qualifiedName, reads} of models.toReversed())
    if (names.has(qualifiedName)) for (const read of reads) names.add(read);
  return models.filter(({qualifiedName, layer}) => layer === "staging" || names.has(qualifiedName));
}

/** What a build itself reads, for the history of runs, whatever is asked of it. */
export const builtOf = (...tables: string[]): Model[] =>
  modelsFor([
    ...["journey_records", "journeys", "spend", "files", "run", "calendar"].map((name) => `core.${name}`),
    ...tables,
  ]);
