/** Numbers times ten to the power of places. */
type Shortened = {numbers: (number | null)[]; places: number};

/**
 * Numbers as whole ones of at most so many places behind the point: of none or two, where that holds them all exactly, else of all the places. What has
 * more is cut there, and its last digit raised by one where it is 0 or 5, so that rounding to fewer places gives what rounding the number itself gives
 * (“round to odd”, Boldo & Melquiond 2008). Undefined where a number is too large for it, or would be left with fewer than so many digits.
 */
export function shortened(numbers: (number | null)[], places: number, digits: number): Shortened | undefined {
  const told = numbers.filter((number) => number !== null);
  for (const fewer of [0, 2]) if (told.every((number) => isHeld(number, fewer))) return scaled(numbers, fewer);
  const least = digits ? 10 ** (digits - 1) : 0;
  const isLong = (number: number) => isHeld(number, places) || Math.abs(number) * 10 ** places >= least;
  const isSafe = (number: number) => Math.abs(number) * 10 ** places < 2 ** 50;
  return told.every((number) => isLong(number) && isSafe(number)) ? scaled(numbers, places) : undefined;
}

function scaled(numbers: (number | null)[], places: number): Shortened {
  return {numbers: numbers.map((number) => (number === null ? null : cut(number, 10 ** places))), places};
}

function isHeld(number: number, places: number): boolean {
  const whole = Math.round(number * 10 ** places);
  return Math.abs(whole) < 2 ** 50 && whole / 10 ** places === number;
}

function cut(number: number, scale: number): number {
  const nearest = Math.round(number * scale);
  if (nearest / scale === number) return nearest;
  // the product is rounded: what is cut must be the part below the number itself
  const size = Math.abs(number);
  const product = Math.floor(size * scale);
  const whole = product / scale > size ? product - 1 : product;
  return Math.sign(number) * (whole % 5 === 0 ? whole + 1 : whole);
}
