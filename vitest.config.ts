import { defineConfig } from "vitest/config";

/** Unit and database tests. What needs a browser lives in `e2e/`. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          include: ["packages/{shared,wechat}/test/**/*.test.ts"],
        },
      },
      {
        test: {
          name: "server",
          include: ["apps/{realtime,simulator}/test/**/*.test.ts", "packages/dev-env/test/**/*.test.ts"],
          globalSetup: ["apps/realtime/test/database-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      "apps/console/vitest.config.ts",
    ],
  },
});
