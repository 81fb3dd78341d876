import { defineConfig, devices } from "@playwright/test";
import { findBrowser, findShell } from "./scripts/browser.ts";
import { keepCompiled } from "./scripts/compiled.ts";
import { keepScratchInMemory } from "./scripts/scratch.ts";

keepScratchInMemory();
keepCompiled();

const browser = findBrowser();
/** What is told by the browser itself wants a whole one. */
const wholeBrowser = ["notifications.spec.ts"];
/** A server with the rates of one in earnest. */
const worldOfItsOwn = ["rates.spec.ts"];
/** Of one shop, which takes long to furnish, and stands still: one worker has it for all of them. */
const pictures = ["states.spec.ts", "seen.spec.ts"];
/** Has much to stand before its first test, and stays in one worker. */
const gallery = ["gallery.spec.ts"];
const args = [
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-gpu",
  // There is none, and what draws instead of it needs no process of its own.
  "--in-process-gpu",
  // As on anybody's desktop: a page sounds only once it was clicked.
  "--autoplay-policy=document-user-activation-required",
  // No page lives long enough for code that is compiled again, by either compiler, to pay: more than a tenth of all the processor time.
  "--js-flags=--no-opt --no-maglev",
  // Without windows it draws the edges of letters as with them.
  "--font-render-hinting=slight",
];
const launch = (executablePath: string | null) => ({ args, ...(executablePath && { executablePath }) });

/** End-to-end tests on a real Chromium. Their fixtures start the servers. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // Only the pictures of docs/spec/looks.md are compared.
  snapshotPathTemplate: "e2e/looks/{arg}{ext}",
  // `pnpm baselines` alone takes them.
  updateSnapshots: "none",
  // Each worker has a world of its own. Much of a test waits, so two cores have work for four.
  workers: 4,
  // In CI, a test that fails runs a second time in a new world. The report then lists it as unstable.
  retries: process.env.CI ? 1 : 0,
  // Generous for machines of a third of the speed; what takes longer is not coming.
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
    // Before the others: a worker that came to it among them would need another world afterwards.
    {
      name: "world of its own",
      testMatch: worldOfItsOwn,
      use: { launchOptions: launch(findShell() ?? browser) },
    },
    // A test leaves the world as it found it, so it does not matter whose world it is in: whoever is free takes the next.
    {
      name: "console",
      testIgnore: [...wholeBrowser, ...worldOfItsOwn, ...pictures, ...gallery],
      fullyParallel: true,
      use: { launchOptions: launch(findShell() ?? browser) },
    },
  ],
  // Node reads these files as they are, as it does the servers' own; Playwright would translate each of them first.
  build: { external: ["**/*.ts"] },
  forbidOnly: Boolean(process.env.CI),
  use: {
    ...devices["Desktop Chrome"],
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // What a test answers instead of the server would pass it by where there is one; installing.spec.ts is about it.
    serviceWorkers: "block",
    // Of what failed, as it is tried again: a trace of every test is thrown away nearly always. With pictures of each step: `--trace=on`.
    trace: { mode: "on-first-retry", screenshots: false, snapshots: false },
    screenshot: "only-on-failure",
    launchOptions: launch(browser),
  },
});
