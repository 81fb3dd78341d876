import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";
import { keepCompiled } from "./scripts/compiled.ts";
import { keepScratchInMemory } from "./scripts/scratch.ts";
import { LongestFirst } from "./scripts/sequencer.ts";

keepScratchInMemory();
keepCompiled();

/**
 * Files share their worker's process, or most of a file's time would go into loading the server or making a DOM once
 * more. So a file leaves the process as it found it: what it stubs it gives back, what it starts it stops.
 */
const shared = {
  isolate: false,
  // Half of what is tested waits, so there is work for one more than there are cores.
  maxWorkers: Math.min(4, availableParallelism() + 1),
  // Generous for busy machines; what takes longer is not coming.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 30_000 } },
};

/** What of chaos starts servers. */
const campaigns = ["chaos/test/{smoke,kill-points,connections,kept-server}.test.ts"];

/** Unit and database tests. What needs a browser lives in `e2e/`. */
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
