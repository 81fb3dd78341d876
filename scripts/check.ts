// `pnpm check`: types, format and lint, floating promises, imports, rules, dead exports, links and figures, in parallel.
import { type Ended, listenTo, packageProgram, repository } from "./command.ts";

export interface CheckResult extends Ended {
  name: string;
}

const checks: Record<string, [program: string, ...args: string[]]> = {
  // One checker per project: several would each check most of the project again.
  types: [packageProgram("tsc"), "-b", "--checkers", "1"],
  "format and lint": [packageProgram("biome"), "ci", "--error-on-warnings", "--colors=off", "."],
  "awaited promises": [packageProgram("oxlint"), "--type-aware"],
  dependencies: [process.execPath, "scripts/dependencies.ts"],
  specification: [process.execPath, "scripts/spec.ts"],
  exports: [process.execPath, "scripts/exports.ts"],
  prose: [packageProgram("textlint"), "docs/**/*.md", "README.md", "SECURITY.md", "CONTRIBUTING.md"],
  names: [process.execPath, "scripts/names.ts"],
  links: [process.execPath, "scripts/links.ts"],
  "tables of documents": [process.execPath, "scripts/document-tables.ts"],
  "page on performance": [process.execPath, "bench/check-docs.ts"],
};

export async function runChecks(): Promise<CheckResult[]> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, [program, ...args]]) => {
      const ended = await listenTo(program, args, { cwd: repository });
      return { name, ...ended };
    }),
  );
  for (const { name, ok, output } of results) {
    if (!ok) console.log(output.trimEnd());
    console.log(`${ok ? "✓" : "✗"} ${name}`);
  }
  return results;
}

if (import.meta.main) {
  const results = await runChecks();
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}
