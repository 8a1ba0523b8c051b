import {runCases} from "./run-cases.ts";

runCases("p", "z");
