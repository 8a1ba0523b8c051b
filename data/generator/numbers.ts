import type {Life} from "./life.ts";

const numbered = (letter: string, {store}: Life, number: number) =>
  `${letter}${store.digit}${String(number).padStart(5, "0")}`;

/** The number of a life's lead in the dealer CRM. */
export const leadId = (life: Life) => numbered("L", life, life.number);

/** The number of a life's opportunity in the dealer CRM. */
export const opportunityId = (life: Life) => numbered("S", life, life.number);

/** The number of a life's customer in the dealer CRM. */
export const customerId = (life: Life) => numbered("C", life, life.customer);

/** The number of a life's contact in the log: the first is `A`. */
export const contactId = (life: Life, index: number) =>
  `${numbered("G", life, life.number)}${String.fromCharCode(65 + index)}`;
