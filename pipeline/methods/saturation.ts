/** Hill's curve of saturation, 0 to 1: x^slope / (x^slope + half^slope), one half at x = half. A half of ∞ is no curve at all. */
export const hill = (x: number, half: number, slope: number): number => (x <= 0 ? 0 : 1 / (1 + (half / x) ** slope));

/** What one more unit of x adds to it: slope half^slope x^(slope − 1) / (x^slope + half^slope)². */
export const hillMarginal = (x: number, half: number, slope: number): number =>
  (slope * half ** slope * x ** (slope - 1)) / (x ** slope + half ** slope) ** 2;

/** Michaelis & Menten's curve: most × x / (half + x), Hill's with a slope of 1. */
export const michaelisMenten = (x: number, most: number, half: number): number => (most * x) / (half + x);

/** What one more unit of x adds to it: most × half / (half + x)². */
export const michaelisMentenMarginal = (x: number, most: number, half: number): number =>
  (most * half) / (half + x) ** 2;
