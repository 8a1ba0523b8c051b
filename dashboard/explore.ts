import {engineOf} from "./components/explore/engine.js";
import {explore} from "./components/explore/explore.js";

// What the page “explore” runs once it stands: the engine, and what answers by it.
declare const HEADWATER_ENGINE: string;

const here = (path: string) => new URL(path, location.href);
explore(engineOf({folder: here(HEADWATER_ENGINE), database: here("../data/published.duckdb")}));
