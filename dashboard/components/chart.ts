import * as Plot from "@observablehq/plot";

/** A plot in the page's type and colours; to a screen reader it is one image with the label given. */
export function chart(label: string, options: Plot.PlotOptions): SVGSVGElement | HTMLElement {
  const plot = Plot.plot({className: "plot", ...options});
  // its style stands in the style sheet: a page runs no style but that
  for (const style of plot.querySelectorAll("style")) style.remove();
  for (const part of plot.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  plot.setAttribute("role", "img");
  plot.setAttribute("aria-label", label);
  return plot;
}
