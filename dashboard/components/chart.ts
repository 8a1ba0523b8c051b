import * as Plot from "@observablehq/plot";

/** A plot in the page's type and colours; to a screen reader it is one image with the label given. */
export function chart(label: string, options: Plot.PlotOptions): SVGSVGElement | HTMLElement {
  const plot = Plot.plot({style: {background: "none", fontFamily: "inherit", fontSize: "13px"}, ...options});
  for (const part of plot.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  plot.setAttribute("role", "img");
  plot.setAttribute("aria-label", label);
  return plot;
}
