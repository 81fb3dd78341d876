import { defineConfig, devices } from "@playwright/test";
import { findBrowser, findShell } from "./scripts/browser.ts";
import { keepCompiled } from "./scripts/compiled.ts";
import { keepScratchInMemory } from "./scripts/scratch.ts";

keepScratchInMemory();
keepCompiled();

const browser = findBrowser();
/** Tests of the browser's own interface need a full browser. */
const wholeBrowser = ["notifications.spec.ts"];
/** These tests share one seeded world, which is slow to create, so one worker runs all of them. */
const pictures = ["states.spec.ts", "seen.spec.ts"];
/** Needs a long setup before its first test, and stays in one worker. */
const gallery = ["gallery.spec.ts"];
const args = [
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-gpu",
  // There is no GPU, and software rendering needs no process of its own.
  "--in-process-gpu",
  // A page may play sound only after a click, as on a desktop.
  "--autoplay-policy=document-user-activation-required",
  // Optimized code does not pay off on short-lived pages: without it, a tenth of the processor time is saved.
  "--js-flags=--no-opt --no-maglev",
  // Draws the edges of letters like a browser with windows.
  "--font-render-hinting=slight",
];
const launch = (executablePath: string | null) => ({ args, ...(executablePath && { executablePath }) });

/** End-to-end tests on a real Chromium. Their fixtures start the servers. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // Only the pictures of docs/spec/looks.md are compared.
  snapshotPathTemplate: "e2e/looks/{arg}{ext}",
  // Only `pnpm baselines` takes pictures.
  updateSnapshots: "none",
  // Each worker has its own world. Tests often wait, so two cores have work for four workers.
  workers: 4,
  // In CI, a failed test runs a second time in a new world. The report then lists it as unstable.
  retries: process.env.CI ? 1 : 0,
  // Generous for machines of a third of the speed.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  projects: [
    {
      name: "pictures",
      testMatch: pictures,
      workers: 1,
      use: { launchOptions: launch(findShell() ?? browser) },
    },
    {
      name: "gallery",
      testMatch: gallery,
      timeout: 360_000,
      use: { launchOptions: launch(findShell() ?? browser) },
    },
    { name: "whole browser", testMatch: wholeBrowser },
    // A test restores the world, so any free worker can run the next test.
    {
      name: "console",
      testIgnore: [...wholeBrowser, ...pictures, ...gallery],
      fullyParallel: true,
      use: { launchOptions: launch(findShell() ?? browser) },
    },
  ],
  // Node reads these files without translation, as it does the servers' own files.
  build: { external: ["**/*.ts"] },
  forbidOnly: Boolean(process.env.CI),
  use: {
    ...devices["Desktop Chrome"],
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // Service workers would bypass the answers that tests mock. Only installing.spec.ts is about them.
    serviceWorkers: "block",
    // Traces only the second run of a failed test, as nearly all traces would be thrown away. `--trace=on` adds pictures of each step.
    trace: { mode: "on-first-retry", screenshots: false, snapshots: false },
    screenshot: "only-on-failure",
    launchOptions: launch(browser),
  },
});
