// The stages of a test run. Each returns its tally, and none throws.
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runChecks } from "./check.ts";
import { follow, listenTo, packageProgram, repository } from "./command.ts";
import { crashed, emptyTally, readTally, type Tally, tallyFile } from "./tally.ts";

/** `slow`: the tests with the tag `slow` (Vitest) or `@slow` (Playwright). `quick`: all others. */
export type Part = "quick" | "slow";

export async function checkStage(): Promise<Tally> {
  const results = await runChecks();
  const failed = results.filter(({ ok }) => !ok);
  const problems = failed.map(({ name, output }) => `check of ${name}\n${output.trimEnd()}`);
  return { ...emptyTally, passed: results.length - failed.length, failed: failed.length, problems };
}

export async function vitestStage(part: Part): Promise<Tally> {
  if (part === "slow") await follow(process.execPath, [path.join(import.meta.dirname, "podman.ts")]);
  const filter = part === "slow" ? "slow" : "!slow";
  return tallied("vitest", [
    "run",
    `--tags-filter=${filter}`,
    "--reporter=default",
    "--reporter=./scripts/vitest-tally.ts",
  ]);
}

export async function prepareStage(): Promise<Tally> {
  const { ok, output } = await listenTo(process.execPath, [path.join(import.meta.dirname, "prepare.ts")]);
  return ok ? emptyTally : crashed(`The browser tests could not be prepared.\n${output.trimEnd()}`);
}

export function playwrightStage(part: Part): Promise<Tally> {
  const filter = part === "slow" ? "--grep=@slow" : "--grep-invert=@slow";
  return tallied("playwright", ["test", filter, "--reporter=list,./scripts/playwright-tally.ts"]);
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
