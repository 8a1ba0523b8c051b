import type {Block} from "./layout.js";
import type {Metrics} from "./metrics-by-name.js";

/** The rows of the metrics that a page names. */
export type Rows<Name extends keyof Metrics> = {[Key in Name]: Metrics[Key][]};

/** A page: its name, the metrics whose rows it reads, and what stands on it, made of those rows and of the choices in its address. */
export interface Page<Name extends keyof Metrics = keyof Metrics> {
  name: string;
  metrics: Name[];
  body: (rows: Rows<Name>) => Block[];
}

export const page = <Name extends keyof Metrics>(
  name: string,
  metrics: Name[],
  body: (rows: Rows<Name>) => Block[],
): Page => ({name, metrics, body: body as Page["body"]});

/** The file of a page within its language's folder. */
export const fileOf = (name: string): string => (name === "index" ? "./" : `./${name.replaceAll("_", "-")}.html`);
