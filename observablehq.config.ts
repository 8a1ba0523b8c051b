import {mkdirSync} from "node:fs";
import {join} from "node:path";

process.env.OBSERVABLE_TELEMETRY_DISABLE ??= "true";

// Framework's client names libraries that no page here loads, and asks a registry for their newest versions while it
// bundles. A version in its cache, even an empty one, is taken as it is: so the site is built without a network.
const unused = [
  "@observablehq/plot",
  "@observablehq/sample-datasets",
  "apache-arrow",
  "arquero",
  "d3",
  "d3-dsv",
].concat(["echarts", "htl", "leaflet", "lodash", "mapbox-gl", "parquet-wasm", "react", "react-dom", "topojson-client"]);
const root = process.env.HEADWATER_PAGES ?? "dashboard";
for (const library of unused) {
  mkdirSync(join(root, ".observablehq", "cache", "_npm", `${library}@0.0.0`), {recursive: true});
}

export default {
  root,
  output: process.env.HEADWATER_SITE ?? "build/site",
  // servers that know no other name for a file
  preserveExtension: true,
  style: "style.css",
  globalStylesheets: [],
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  footer: "",
};
