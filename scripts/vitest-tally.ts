// Reports a run of Vitest as a tally, with failures of hooks and uncaught errors.
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { SerializedError } from "vitest";
import type { Reporter, TestModule, TestSpecification } from "vitest/node";
import { repository } from "./command.ts";
import { Progress } from "./progress.ts";
import { writeTally } from "./tally.ts";

type Failed = { name: string; errors: readonly SerializedError[] };

const first = 12;

const framesOf = (error: SerializedError): string[] =>
  (error.stack ?? "").split("\n").filter((line) => /^ +at /.test(line) && !line.includes("node_modules"));

/** @example "server › outbox.test.ts › [OB1] sends once\nAssertionError: expected 2 to be 1\n    at …" */
function problem({ name, errors }: Failed): string {
  const lines = errors.flatMap((e) => [e.message, ...framesOf(e)]);
  return stripVTControlCharacters([name, ...lines.filter(Boolean).slice(0, first)].join("\n"));
}

function failuresOf(module: TestModule): Failed[] {
  const file = `${module.project.name} › ${module.relativeModuleId}`;
  const tests = [...module.children.allTests("failed")].map((test) => ({
    name: `${file} › ${test.fullName}`,
    errors: test.result().errors ?? [],
  }));
  const hooks = [...module.children.allSuites()].map((suite) => ({
    name: `${file} › ${suite.fullName}, outside of its tests`,
    errors: suite.errors(),
  }));
  const own = { name: `${file}, outside of its tests`, errors: module.errors() };
  return [...tests, ...[...hooks, own].filter(({ errors }) => errors.length > 0)];
}

const quickTitlesOf = (module: TestModule): string[] =>
  [...module.children.allTests()]
    .filter(({ tags }) => !tags.includes("slow"))
    .map(({ fullName }) => fullName);

export default class VitestTally implements Reporter {
  private progress: Progress | undefined;

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    this.progress = new Progress("files of unit and database tests", specifications.length);
  }

  onTestModuleEnd(): void {
    this.progress?.add();
  }

  onTestRunEnd(modules: readonly TestModule[], uncaught: readonly SerializedError[]): void {
    this.progress?.stop();
    const count = (state: "passed" | "failed") =>
      modules.reduce((sum, module) => sum + [...module.children.allTests(state)].length, 0);
    const failures = modules.flatMap(failuresOf);
    const loose = uncaught.map((error) => ({ name: "caught by nobody", errors: [error] }));
    writeTally({
      passed: count("passed"),
      failed: count("failed"),
      problems: [...failures, ...loose].map(problem),
      unstable: [],
      quickTitles: modules.flatMap(quickTitlesOf),
      files: modules.map((module) => ({
        file: path.relative(repository, module.moduleId),
        ms: module.diagnostic().duration,
      })),
    });
  }
}
