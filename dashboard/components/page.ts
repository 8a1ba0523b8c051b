import type {Block} from "./layout.js";
import type {Metrics} from "./metrics-by-name.js";

/** A group of journeys that a metric tells apart. */
interface Group {
  period_kind: string;
  period: string;
  breakdown: string;
  member: string;
}

/** The rows of a metric that a page reads one breakdown at a time, and the groups that all of them are of. */
export interface Parted<Row> {
  groups: Group[];
  of: (breakdown: string) => Row[];
}

/** The rows of the metrics that a page names, whole or in parts. */
export type Rows<Name extends keyof Metrics, Part extends keyof Metrics> = {
  [Key in Name]: Key extends Part ? Parted<Metrics[Key]> : Metrics[Key][];
};

/**
 * A page: its name, the metrics whose rows it reads, which of them in parts because they are large, and what stands on it, made of those rows and of
 * the choices in its address.
 */
export interface Page {
  name: string;
  metrics: (keyof Metrics)[];
  parted: (keyof Metrics)[];
  body: (rows: Rows<keyof Metrics, never>) => Block[];
}

export const page = <Name extends keyof Metrics, Part extends Name = never>(
  name: string,
  metrics: Name[],
  body: (rows: Rows<Name, Part>) => Block[],
  parted: Part[] = [],
): Page => ({name, metrics, parted, body: body as unknown as Page["body"]});

/** The file of a page within its language's folder. */
export const fileOf = (name: string): string => (name === "index" ? "./" : `./${name.replaceAll("_", "-")}.html`);
