/** The part of a list that passes a test. */
export const share = <T>(of: T[], which: (each: T) => boolean): number => of.filter(which).length / of.length;

export const percent = (rate: number): string => `${(100 * rate).toFixed(1)} %`;

export const mean = (of: number[]): number => of.reduce((sum, each) => sum + each, 0) / of.length;
