import {pictureSvg, type Words} from "./picture-svg.js";

/** A drawing of the page as a file of its own, in the colours that it has on the page: an SVG, or a PNG of twice as many points a side. */
export async function pictureOf(drawn: Element, words: Words, kind: "png" | "svg"): Promise<Blob> {
  const picture = pictureSvg(drawn, words);
  const text = new XMLSerializer().serializeToString(picture);
  if (kind === "svg") return new Blob([text], {type: "image/svg+xml"});
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const [width, height] = ["width", "height"].map((side) => 2 * Number(picture.getAttribute(side))) as [number, number];
  const canvas = Object.assign(document.createElement("canvas"), {width, height});
  canvas.getContext("2d")!.drawImage(image, 0, 0, width, height);
  return new Promise((made, failed) =>
    canvas.toBlob((blob) => (blob ? made(blob) : failed(new Error("the browser made no PNG"))), "image/png"),
  );
}
