// The stages of a test run. Each answers with its tally, and none throws.
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runChecks } from "./check.ts";
import { follow, listenTo, packageProgram, repository } from "./command.ts";
import { crashed, readTally, type Tally, tallyFile } from "./tally.ts";

const nothing: Tally = { passed: 0, failed: 0, problems: [] };

/** Each check counts as one test. */
export async function checkStage(): Promise<Tally> {
  const results = await runChecks();
  const failed = results.filter(({ ok }) => !ok);
  const problems = failed.map(({ name, output }) => `check of ${name}\n${output.trimEnd()}`);
  return { passed: results.length - failed.length, failed: failed.length, problems };
}

/** Unit and database tests. */
export function vitestStage(): Promise<Tally> {
  return tallied("vitest", ["run", "--reporter=default", "--reporter=./scripts/vitest-tally.ts"]);
}

/**
 * A browser is found or fetched and the web applications are built, beside other stages: no tests in themselves, but no
 * browser test goes on without.
 */
export async function prepareStage(): Promise<Tally> {
  const { ok, output } = await listenTo(process.execPath, [path.join(import.meta.dirname, "prepare.ts")]);
  return ok
    ? nothing
    : crashed(`nothing was tried in a browser, for there is none, or no pages\n${output.trimEnd()}`);
}

/** End-to-end tests. */
export function playwrightStage(): Promise<Tally> {
  return tallied("playwright", ["test", "--reporter=list,./scripts/playwright-tally.ts"]);
}

async function tallied(runner: string, args: string[]): Promise<Tally> {
  const dir = mkdtempSync(path.join(os.tmpdir(), "jieru-report-"));
  const file = path.join(dir, "tally.json");
  try {
    const env = { ...process.env, [tallyFile]: file };
    return readTally(runner, file, await follow(packageProgram(runner), args, { cwd: repository, env }));
  } finally {
    rmSync(dir, { recursive: true });
  }
}
