import {defineConfig} from "vitest/config";

/** Two builds of a site would write the same exported files, so these run one after another when the rest is done. */
const ofSites = ["cli", "site", "whole"].map((name) => `test/${name}.test.ts`);

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 300_000,
    projects: [
      {
        extends: true,
        test: {
          name: "warehouse",
          include: ["test/**/*.test.ts"],
          exclude: ofSites,
          maxWorkers: 2,
          sequence: {groupOrder: 0},
        },
      },
      {
        extends: true,
        test: {name: "sites", include: ofSites, fileParallelism: false, sequence: {groupOrder: 1}},
      },
    ],
  },
});
