// Reports a run of Playwright as a tally: also what passed at the second try only, and what failed outside of any test.
import { stripVTControlCharacters } from "node:util";
import type { FullConfig, Reporter, Suite, TestCase, TestError } from "@playwright/test/reporter";
import { writeTally } from "./tally.ts";

const first = 12;

function problem(name: string, errors: readonly TestError[]): string {
  const lines = errors.flatMap((e) => (e.stack ?? e.message ?? e.value ?? "").split("\n"));
  return [name, ...lines.filter(Boolean).slice(0, first)].map(stripVTControlCharacters).join("\n");
}

const nameOf = (test: TestCase): string => test.titlePath().filter(Boolean).join(" › ");
const errorsOf = (test: TestCase): TestError[] =>
  test.results.find((r) => r.status !== "passed")?.errors ?? [];

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
        ...failed.map((t) => problem(nameOf(t), errorsOf(t))),
        ...flaky.map((t) => problem(`${nameOf(t)}, which passed at the second try`, errorsOf(t))),
        ...skipped.map(
          (t) => `${nameOf(t)} was skipped: ${t.annotations.map((a) => a.description).join("; ")}`,
        ),
        ...this.loose.map((error) => problem("outside of any test", [error])),
      ],
    });
  }
}
