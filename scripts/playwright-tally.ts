// Reports a run of Playwright as a tally, including tests that passed only at the second try and errors outside of any test.
import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import type { FullConfig, Reporter, Suite, TestCase, TestError, TestResult } from "@playwright/test/reporter";
import { consoleTree, writeTally } from "./tally.ts";

const first = 12;
/** Of a long page the beginning is enough. */
const mostOfPage = 70;

function problem(name: string, errors: readonly TestError[], page: readonly string[] = []): string {
  const lines = errors.flatMap((e) => (e.stack ?? e.message ?? e.value ?? "").split("\n"));
  return [name, ...lines.filter(Boolean).slice(0, first), ...page].map(stripVTControlCharacters).join("\n");
}

/** What the pages showed when the test failed, as accessibility trees: of consoles our fixture attaches them, of other pages Playwright. */
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

export default class PlaywrightTally implements Reporter {
  private suite: Suite | undefined;
  private readonly loose: TestError[] = [];

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  onError(error: TestError): void {
    this.loose.push(error);
  }

  onEnd(): void {
    const tests = this.suite?.allTests() ?? [];
    const which = (outcome: ReturnType<TestCase["outcome"]>) => tests.filter((t) => t.outcome() === outcome);
    const [failed, flaky, skipped] = [which("unexpected"), which("flaky"), which("skipped")];
    writeTally({
      passed: which("expected").length + flaky.length,
      failed: failed.length,
      problems: [
        ...failed.map((t) => failureOf(t, nameOf(t))),
        ...flaky.map((t) => failureOf(t, `${nameOf(t)}, which passed at the second try`)),
        ...skipped.map(
          (t) => `${nameOf(t)} was skipped: ${t.annotations.map((a) => a.description).join("; ")}`,
        ),
        ...this.loose.map((error) => problem("outside of any test", [error])),
      ],
    });
  }
}
