import type {Method} from "./method.ts";

/** The methods by the names that models call them by. */
export const methods: Record<string, Method> = {};
