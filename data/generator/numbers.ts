import type {Life} from "./life.ts";

type Numbered = Pick<Life, "store" | "number">;

const numbered = (letter: string, {store}: Pick<Life, "store">, number: number) =>
  `${letter}${store.digit}${String(number).padStart(5, "0")}`;

/** The number of a life's lead in the dealer CRM. */
export const leadId = (life: Numbered) => numbered("L", life, life.number);

/** The number of a life's opportunity in the dealer CRM. */
export const opportunityId = (life: Life) => numbered("S", life, life.number);

/** The number of a life's customer in the dealer CRM. */
export const customerId = (life: Life) => numbered("C", life, life.customer);

/** The number of a life's contact in the log: the first is `A`. */
export const contactId = (life: Life, index: number) =>
  `${numbered("G", life, life.number)}${String.fromCharCode(65 + index)}`;

/** The number of a life's marketing contact in the tracking system: the first is `A`. */
export const touchId = (life: Numbered, index: number) =>
  `${numbered("T", life, life.number)}${String.fromCharCode(65 + index)}`;
