import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";
import { keepCompiled } from "./scripts/compiled.ts";
import { keepScratchInMemory } from "./scripts/scratch.ts";
import { LongestFirst } from "./scripts/sequencer.ts";

keepScratchInMemory();
keepCompiled();

/**
 * Files share a worker's process, as loading the server or creating a DOM for each file would take most of its time. A file must therefore
 * restore its stubs and stop everything that it starts.
 */
const shared = {
  isolate: false,
  // Half of the tests wait, so there is work for one more worker than cores.
  maxWorkers: Math.min(4, availableParallelism() + 1),
  // Generous for busy machines.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 30_000 } },
};

/** Chaos tests that start servers. */
const campaigns = ["chaos/test/{smoke,kill-points,connections,kept-server}.test.ts"];

/** Unit and database tests. Browser tests are in `e2e/`. */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    tags: [
      {
        name: "slow",
        description: "Runs with `pnpm test:slow` only. A whole file is tagged by `@module-tag slow`.",
      },
    ],
    projects: [
      {
        test: {
          ...shared,
          name: "pure",
          include: [
            "packages/{embedded-postgres,shared,ui,wechat}/test/**/*.test.{ts,tsx}",
            "chaos/test/*.test.ts",
          ],
          exclude: [...configDefaults.exclude, ...campaigns],
        },
      },
      {
        test: {
          ...shared,
          name: "server",
          include: [
            "apps/{realtime,simulator}/test/**/*.test.ts",
            "packages/dev-env/test/**/*.test.ts",
            ...campaigns,
          ],
          globalSetup: ["apps/realtime/test/database-setup.ts"],
        },
      },
      { extends: "./apps/console/vitest.config.ts", root: "apps/console", test: { ...shared, name: "dom" } },
    ],
  },
});
