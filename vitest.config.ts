import {defineConfig} from "vitest/config";

/** What is held to a time must not share the machine: these run one after another when the rest is done. */
const alone = ["cli", "torture"].map((name) => `test/${name}.test.ts`);

export default defineConfig({
  test: {
    globalSetup: "test/demo-removed.ts",
    testTimeout: 120_000,
    hookTimeout: 300_000,
    projects: [
      {
        extends: true,
        test: {
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: alone,
          maxWorkers: 2,
          sequence: {groupOrder: 0},
        },
      },
      {
        extends: true,
        test: {name: "alone", include: alone, fileParallelism: false, sequence: {groupOrder: 1}},
      },
    ],
  },
});
