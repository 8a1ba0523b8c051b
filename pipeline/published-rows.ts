import type {Model} from "./models.ts";
import type {Workspace} from "./workspace.ts";

/** A metric of which rows leave the warehouse, with the query that picks them, in the order of the key. */
export type PublishedRows = {name: string; key: string[]; query: string};

/**
 * The metrics that leave the warehouse, and which of their rows do: none of a metric whose header says “pages: false”, no row of a single
 * prospect unless headwater.yaml publishes them.
 */
export function publishedRows(models: Model[], {privacy}: Pick<Workspace, "privacy">): PublishedRows[] {
  return models
    .filter(({layer, pages}) => layer === "metrics" && pages !== "false")
    .map(({name, key, pages}) => {
      const isPrivate = key.includes("journey_id") && !privacy.publish_rows;
      const order = key.length > 0 ? ` order by ${key.join(", ")}` : "";
      return {name, key, query: `from metrics.${name} where ${isPrivate ? "false" : pages}${order}`};
    });
}
