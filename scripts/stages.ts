// The stages of a test run. Each answers with its tally, and none throws.
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureBrowser } from "./browser.ts";
import { runChecks } from "./check.ts";
import { packageProgram, repository, run } from "./command.ts";
import { crashed, readTally, type Tally, tallyFile } from "./tally.ts";

const nothing: Tally = { passed: 0, failed: 0, problems: [] };
const webApps = ["apps/console", "apps/simulator"];

/** Each check counts as one test. */
export async function checkStage(): Promise<Tally> {
  const results = await runChecks();
  const failed = results.filter(({ ok }) => !ok);
  const problems = failed.map(({ name, output }) => `check of ${name}\n${output.trimEnd()}`);
  return { passed: results.length - failed.length, failed: failed.length, problems };
}

/** Unit and database tests. */
export function vitestStage(): Tally {
  return tallied("vitest", ["run", "--reporter=default", "--reporter=./scripts/vitest-tally.ts"]);
}

/** Finds a browser and builds the web applications: no tests in themselves, but nothing goes on without. */
export function prepareStage(): Tally {
  try {
    ensureBrowser();
  } catch (error) {
    return crashed(String(error));
  }
  const built = webApps.map((app) => path.join(repository, app)).every(build);
  return built ? nothing : crashed("the web applications could not be built: see above");
}

function build(cwd: string): boolean {
  return run(packageProgram("vite", cwd), ["build"], { cwd });
}

/** End-to-end tests. */
export function playwrightStage(): Tally {
  return tallied("playwright", ["test", "--reporter=list,./scripts/playwright-tally.ts"]);
}

function tallied(runner: string, args: string[]): Tally {
  const dir = mkdtempSync(path.join(os.tmpdir(), "jieru-report-"));
  const file = path.join(dir, "tally.json");
  try {
    const env = { ...process.env, [tallyFile]: file };
    return readTally(runner, file, run(packageProgram(runner), args, { cwd: repository, env }));
  } finally {
    rmSync(dir, { recursive: true });
  }
}
