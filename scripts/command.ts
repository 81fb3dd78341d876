import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** The full path of a program on `PATH`, or null. */
export function findProgram(name: string): string | null {
  const dirs = (process.env.PATH ?? "").split(path.delimiter);
  return dirs.map((dir) => path.join(dir, name)).find((file) => existsSync(file)) ?? null;
}

/** Runs a program, its output going to our stderr; whether it succeeded. */
export function run(program: string, args: string[], options: { env?: NodeJS.ProcessEnv } = {}): boolean {
  console.error(`> ${program} ${args.join(" ")}`);
  return spawnSync(program, args, { stdio: ["ignore", 2, 2], ...options }).status === 0;
}
