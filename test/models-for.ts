import {type Model, modelsOf} from "../pipeline/models.ts";

/** The models that some tables need: they, what they read, and all that lands as staging. */
export function modelsFor(tables: string[]): Model[] {
  const models = modelsOf();
  const names = new Set(tables);
  for (const {qualifiedName, reads} of models.toReversed())
    if (names.has(qualifiedName)) for (const read of reads) names.add(read);
  return models.filter(({qualifiedName, layer}) => layer === "staging" || names.has(qualifiedName));
}
