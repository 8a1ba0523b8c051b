import type {Method} from "./method.ts";
import {markovCredit} from "./methods/markov_credit.ts";

/** The methods by the names that models call them by. */
export const methods: Record<string, Method> = {markov_credit: markovCredit};
