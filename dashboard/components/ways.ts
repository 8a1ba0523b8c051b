/** The ways out of a stage in the order in which they are drawn and listed, from the win to the loss. */
export const ways = [
  "won",
  "advanced",
  "skipped ahead",
  "passed",
  "returned",
  "reopened",
  "open in time",
  "open overdue",
  "recycled",
  "disqualified",
  "lost",
];

/** The colour of a way out, the same everywhere. */
export const wayColour = (way: string): string => `var(--${way.replaceAll(" ", "-")})`;

/** Whether a text on the colour must be of the paper's colour to be read. */
export const hasDarkColour = (way: string): boolean => ["won", "lost", "open overdue"].includes(way);
