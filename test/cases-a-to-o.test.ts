import {runCases} from "./run-cases.ts";

runCases("a", "o");
