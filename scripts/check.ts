// Types, format and lint, floating promises, direction of imports, rules, dead exports and links, figures: all at once, within seconds.
import { spawn } from "node:child_process";
import { packageProgram, repository } from "./command.ts";

export interface CheckResult {
  name: string;
  ok: boolean;
  output: string;
}

const checks: Record<string, [program: string, ...args: string[]]> = {
  types: [packageProgram("tsc"), "-b"],
  "format and lint": [packageProgram("biome"), "ci", "--error-on-warnings", "--colors=off", "."],
  "awaited promises": [packageProgram("oxlint"), "--type-aware"],
  dependencies: [process.execPath, "scripts/dependencies.ts"],
  specification: [process.execPath, "scripts/spec.ts"],
  exports: [process.execPath, "scripts/exports.ts"],
  links: [process.execPath, "scripts/links.ts"],
  "page on performance": [process.execPath, "bench/check-docs.ts"],
};

/** Runs every check, printing what failed and why. */
export async function runChecks(): Promise<CheckResult[]> {
  const results = await Promise.all(Object.entries(checks).map(([name, command]) => runCheck(name, command)));
  for (const { name, ok, output } of results) {
    if (!ok) console.log(output.trimEnd());
    console.log(`${ok ? "✓" : "✗"} ${name}`);
  }
  return results;
}

function runCheck(name: string, [program, ...args]: [string, ...string[]]): Promise<CheckResult> {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(program, args, { cwd: repository, stdio: ["ignore", "pipe", "pipe"] });
    const collect = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", (error) => resolve({ name, ok: false, output: error.message }));
    child.once("close", (code) => resolve({ name, ok: code === 0, output }));
  });
}

if (import.meta.main) {
  const results = await runChecks();
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}
