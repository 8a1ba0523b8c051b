import {normalisedAdstock} from "./adstock.ts";
import {dot, type Projection} from "./projection.ts";
import {hill} from "./saturation.ts";
import {studentWithin} from "./student.ts";

/** What spend does, up to a factor: how much of it lasts, and the weekly spend that brings half of the most; ∞ is a straight line. */
export type Shape = {carryover: number; half: number; column: number[]};
type Fitted = Shape & {effect: number; information: number; squares: number};
export type Curves = {best: Fitted; straight: Fitted | undefined; kept: (Fitted & {within: number})[]};
type Range = {value: number; low: number; high: number};

/** What a steady spend of x a week brings under a shape: x for a straight line. */
export const broughtBy = (x: number, half: number): number => (half === Infinity ? x : half * hill(x, half, 1));

/** Carry-over of 0 to 0.9 a week, and a half saturation from a sixteenth to sixteen times the mean spend, or none. */
export function shapesOf(spend: readonly number[]): Shape[] {
  const mean = spend.reduce((before, each) => before + each, 0) / spend.length;
  const halves = [...Array.from({length: 17}, (_, step) => mean * 2 ** (step / 2 - 4)), Infinity];
  return Array.from({length: 19}, (_, step) => step / 20).flatMap((carryover) => {
    const lasting = normalisedAdstock(spend, carryover);
    return halves.map((half) => ({carryover, half, column: lasting.map((each) => broughtBy(each, half))}));
  });
}

/**
 * Profile likelihood (Bates & Watts 1988, 6.1): least squares of an outcome on each shape beside fixed columns, and how far each one's
 * effect can be from its best before the squares exceed those of the best shape by more than a 95 % region allows. `prepared` is what
 * is done to a column before, such as taking out what lasts in the noise.
 */
export function curvesOf(
  shapes: readonly Shape[],
  beside: Projection,
  outcome: readonly number[],
  prepared = (column: readonly number[]): readonly number[] => column,
): Curves | undefined {
  const target = beside.left(prepared(outcome));
  const whole = dot(target, target);
  const fitted = shapes.flatMap((shape) => {
    const column = prepared(shape.column);
    const left = beside.left(column);
    const information = dot(left, left);
    if (information <= 1e-12 * dot(column, column)) return [];
    const effect = dot(left, target) / information;
    return [{...shape, effect, information, squares: whole - effect ** 2 * information}];
  });
  const freedom = target.length - beside.rank - 3;
  if (fitted.length === 0 || freedom < 1) return undefined;
  const best = fitted.reduce((one, other) => (other.squares < one.squares ? other : one));
  const limit = best.squares * (1 + studentWithin(0.95, freedom) ** 2 / freedom);
  const kept = fitted
    .filter(({squares}) => squares <= limit)
    .map((fit) => ({...fit, within: Math.sqrt((limit - fit.squares) / fit.information)}));
  const lines = kept.filter(({half}) => half === Infinity);
  const straight =
    lines.length > 0 ? lines.reduce((one, other) => (other.squares < one.squares ? other : one)) : undefined;
  return {best, straight, kept};
}

/** A figure that is a factor of the shape times its effect: by the shape told, and between what all shapes that are not excluded allow. */
export function rangeOf({kept}: Curves, told: Fitted, factorOf: (half: number) => number): Range {
  const ends = kept.flatMap(({half, effect, within}) =>
    [effect - within, effect + within].map((each) => each * factorOf(half)),
  );
  return {value: told.effect * factorOf(told.half), low: Math.min(...ends), high: Math.max(...ends)};
}
