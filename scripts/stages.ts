// The stages of a test run. Each answers with its tally, and none throws.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureBrowser } from "./browser.ts";
import { runChecks } from "./check.ts";
import { packageProgram, repository, run } from "./command.ts";
import { crashed, type Tally, tallyReport } from "./tally.ts";

const nothing: Tally = { passed: 0, failed: 0 };
const webApps = ["apps/console", "apps/simulator"];

/** Each check counts as one test. */
export async function checkStage(): Promise<Tally> {
  const results = await runChecks();
  const failed = results.filter(({ ok }) => !ok).length;
  return { passed: results.length - failed, failed };
}

/** Unit and database tests. */
export function vitestStage(): Tally {
  return withReport((report) => {
    const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const ok = run(packageProgram("vitest"), args, { cwd: repository });
    return tallyReport<{ numPassedTests: number; numFailedTests: number }>(report, ok, (json) => ({
      passed: json.numPassedTests,
      failed: json.numFailedTests,
    }));
  });
}

/** Finds a browser and builds the web applications: no tests in themselves, but nothing goes on without. */
export function prepareStage(): Tally {
  try {
    ensureBrowser();
  } catch (error) {
    console.error(String(error));
    return crashed;
  }
  const dirs = webApps.map((app) => path.join(repository, app));
  const built = dirs.filter((dir) => existsSync(path.join(dir, "vite.config.ts"))).every(build);
  return built ? nothing : crashed;
}

function build(cwd: string): boolean {
  return run(packageProgram("vite", cwd), ["build"], { cwd });
}

/** End-to-end tests. */
export function playwrightStage(): Tally {
  return withReport((report) => {
    const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
    const ok = run(packageProgram("playwright"), ["test", "--reporter=list,json"], { cwd: repository, env });
    return tallyReport<{ stats: Record<"expected" | "flaky" | "unexpected" | "skipped", number> }>(
      report,
      ok,
      ({ stats }) => {
        if (stats.skipped > 0) console.error(`${stats.skipped} skipped: see "-" above, with the reason`);
        if (stats.flaky > 0) console.error(`${stats.flaky} passed at the second try only: see "flaky" above`);
        return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
      },
    );
  });
}

function withReport(stage: (file: string) => Tally): Tally {
  const dir = mkdtempSync(path.join(os.tmpdir(), "jieru-report-"));
  try {
    return stage(path.join(dir, "report.json"));
  } finally {
    rmSync(dir, { recursive: true });
  }
}
