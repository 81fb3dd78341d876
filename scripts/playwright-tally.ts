// Reports a run of Playwright as a tally, with unstable tests and errors outside of tests.
import { readFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { FullConfig, Reporter, Suite, TestCase, TestError, TestResult } from "@playwright/test/reporter";
import { repository } from "./command.ts";
import { Progress } from "./progress.ts";
import { consoleTree, type FileTime, writeTally } from "./tally.ts";

const first = 12;
const mostOfPage = 70;

function problem(name: string, errors: readonly TestError[], page: readonly string[] = []): string {
  const lines = errors.flatMap((e) => (e.stack ?? e.message ?? e.value ?? "").split("\n"));
  return [name, ...lines.filter(Boolean).slice(0, first), ...page].map(stripVTControlCharacters).join("\n");
}

/**
 * Returns the pages at the time of a failure, as accessibility trees. The fixture attaches those of consoles, Playwright those of other
 * pages.
 */
function pagesOf({ attachments }: TestResult): string[] {
  const consoles = attachments.filter(({ name }) => name === consoleTree).map(({ body }) => `${body}`);
  const file = attachments.find(({ name }) => name === "error-context")?.path;
  const other = file && /```yaml\n(.*?)```/s.exec(readFileSync(file, "utf8"))?.[1];
  return (consoles.length > 0 ? consoles : [other ?? ""]).flatMap(beginningOf);
}

function beginningOf(tree: string): string[] {
  const lines = tree.split("\n").filter((line) => line !== "" && !line.includes("- /url:"));
  return lines.length > 0 ? ["The page:", ...lines.slice(0, mostOfPage)] : [];
}

const nameOf = (test: TestCase): string => test.titlePath().filter(Boolean).join(" › ");
const failureOf = (test: TestCase, name: string): string => {
  const failed = test.results.find((r) => r.status !== "passed");
  return failed ? problem(name, failed.errors, pagesOf(failed)) : name;
};

function fileTimesOf(tests: TestCase[]): FileTime[] {
  const byFile = Map.groupBy(tests, ({ location }) => path.relative(repository, location.file));
  return [...byFile].map(([file, of]) => ({
    file,
    ms: of.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0),
  }));
}

export default class PlaywrightTally implements Reporter {
  private suite: Suite | undefined;
  private progress: Progress | undefined;
  private readonly loose: TestError[] = [];

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite;
    this.progress = new Progress("browser tests", suite.allTests().length);
  }

  onTestEnd(_test: TestCase, { retry }: TestResult): void {
    if (retry === 0) this.progress?.add();
  }

  onError(error: TestError): void {
    this.loose.push(error);
  }

  onEnd(): void {
    this.progress?.stop();
    const tests = this.suite?.allTests() ?? [];
    const which = (outcome: ReturnType<TestCase["outcome"]>) => tests.filter((t) => t.outcome() === outcome);
    const [failed, unstable, skipped] = [which("unexpected"), which("flaky"), which("skipped")];
    writeTally({
      passed: which("expected").length + unstable.length,
      failed: failed.length,
      problems: [
        ...failed.map((t) => failureOf(t, nameOf(t))),
        ...skipped.map(
          (t) => `${nameOf(t)} was skipped: ${t.annotations.map((a) => a.description).join("; ")}`,
        ),
        ...this.loose.map((error) => problem("outside of any test", [error])),
      ],
      unstable: unstable.map((t) => failureOf(t, nameOf(t))),
      quickTitles: tests.filter((t) => !t.tags.includes("@slow")).map((t) => t.titlePath().join(" ")),
      files: fileTimesOf(tests),
    });
  }
}
