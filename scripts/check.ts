// `pnpm check`: types, format and lint, floating promises, direction of imports, rules, dead exports, links and figures, in parallel.
import { type Ended, listenTo, packageProgram, repository } from "./command.ts";

export interface CheckResult extends Ended {
  name: string;
}

const checks: Record<string, [program: string, ...args: string[]]> = {
  // One checker in each project: several would check much of it again, each by itself.
  types: [packageProgram("tsc"), "-b", "--checkers", "1"],
  "format and lint": [packageProgram("biome"), "ci", "--error-on-warnings", "--colors=off", "."],
  "awaited promises": [packageProgram("oxlint"), "--type-aware"],
  dependencies: [process.execPath, "scripts/dependencies.ts"],
  specification: [process.execPath, "scripts/spec.ts"],
  exports: [process.execPath, "scripts/exports.ts"],
  links: [process.execPath, "scripts/links.ts"],
  "tables of documents": [process.execPath, "scripts/document-tables.ts"],
  "page on performance": [process.execPath, "bench/check-docs.ts"],
};

/** Runs every check, printing what failed and why. */
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
