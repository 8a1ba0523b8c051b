import {mkdirSync} from "node:fs";

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
for (const library of unused) {
  mkdirSync(new URL(`dashboard/.observablehq/cache/_npm/${library}@0.0.0`, import.meta.url), {recursive: true});
}

const icon = '<path d="M8 1c3 4 5 6 5 9a5 5 0 0 1-10 0c0-3 2-5 5-9z" fill="#0b6e87"/>';
const image = encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${icon}</svg>`);

export default {
  root: "dashboard",
  output: process.env.HEADWATER_SITE ?? "build/site",
  title: "Headwater",
  head: `<link rel="icon" href="data:image/svg+xml,${image}">`,
  style: "style.css",
  globalStylesheets: [],
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  footer: "",
};
