import {labelWidth} from "./label-width.js";

interface Point {
  text: string;
  x: number;
  y: number;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

type Place = {dx: number; dy: number; anchor: "start" | "middle" | "end"};

const places: Place[] = [
  {dx: 9, dy: 0, anchor: "start"},
  {dx: -9, dy: 0, anchor: "end"},
  {dx: 0, dy: -15, anchor: "middle"},
  {dx: 0, dy: 15, anchor: "middle"},
  {dx: 7, dy: -12, anchor: "start"},
  {dx: 7, dy: 12, anchor: "start"},
  {dx: -7, dy: -12, anchor: "end"},
  {dx: -7, dy: 12, anchor: "end"},
  {dx: 9, dy: -24, anchor: "start"},
  {dx: 9, dy: 24, anchor: "start"},
  {dx: -9, dy: -24, anchor: "end"},
  {dx: -9, dy: 24, anchor: "end"},
];

/**
 * Beside each dot (in pixels) the best place for its label: inside the frame, over no text, no other label and no dot, and nearest to its
 * own dot.
 */
export function labelPlaces<Given extends Point>(points: Given[], frame: Box, texts: Box[] = []): (Given & Place)[] {
  const dots = points.map(({x, y}) => ({left: x - 6, right: x + 6, top: y - 6, bottom: y + 6}));
  const taken = [...texts];
  return [...points]
    .sort((a, b) => a.y - b.y || b.x - a.x)
    .map((point) => {
      const cost = (place: Place) => {
        const box = boxOf(point, place);
        const outside = Math.max(0, frame.left - box.left, box.right - frame.right, frame.top - box.top);
        const covered = [...taken, ...dots].reduce((sum, other) => sum + shared(box, other), 0);
        const isOthers = points.some((other) => other !== point && apart(box, other) < apart(box, point) + 3);
        return outside * 1000 + covered + (isOthers ? 150 : 0) + apart(box, point);
      };
      const best = places.reduce((one, other) => (cost(other) < cost(one) ? other : one));
      taken.push(boxOf(point, best));
      return {...point, ...best};
    });
}

function boxOf({text, x, y}: Point, {dx, dy, anchor}: Place): Box {
  const width = (labelWidth([text], 400) - 12) * 0.93;
  const start = x + dx - (anchor === "start" ? 0 : anchor === "end" ? width : width / 2);
  return {left: start, right: start + width, top: y + dy - 8, bottom: y + dy + 8};
}

/** How far a dot is from a box, in pixels. */
function apart({left, right, top, bottom}: Box, {x, y}: Point): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

/** The pixels that two boxes have in common. */
function shared(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}
