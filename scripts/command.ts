import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

export const repository = path.resolve(import.meta.dirname, "..");

/** Returns the full path of a program on `PATH`, or null. */
export function findProgram(name: string): string | null {
  const dirs = (process.env.PATH ?? "").split(path.delimiter);
  return dirs.map((dir) => path.join(dir, name)).find((file) => existsSync(file)) ?? null;
}

/** Returns the full path of a program of an npm package, which need not be on `PATH`. */
export function packageProgram(name: string, dir = repository): string {
  return path.join(dir, "node_modules/.bin", name);
}

export interface RunOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
}

/** Runs a program with its output on stderr; returns true if it succeeded. */
export function run(program: string, args: string[], options: RunOptions = {}): boolean {
  console.error(`> ${path.relative("", program) || program} ${args.join(" ")}`);
  return spawnSync(program, args, { stdio: ["ignore", 2, 2], ...options }).status === 0;
}

/** Like `run`, but does not block. */
export function follow(program: string, args: string[], options: RunOptions = {}): Promise<boolean> {
  console.error(`> ${path.relative("", program) || program} ${args.join(" ")}`);
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ["ignore", 2, 2], ...options });
    child.once("error", () => resolve(false)).once("close", (code) => resolve(code === 0));
  });
}

export interface Ended {
  ok: boolean;
  output: string;
}

/** Like `follow`, but collects the output. */
export function listenTo(program: string, args: string[], options: RunOptions = {}): Promise<Ended> {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    const collect = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.once("error", (error) => resolve({ ok: false, output: error.message }));
    child.once("close", (code) => resolve({ ok: code === 0, output }));
  });
}

/** Installs Debian packages; returns false if that is not possible, as without root. */
export function aptInstall(packages: string[], options: string[] = []): boolean {
  if (process.getuid?.() !== 0 || !findProgram("apt-get")) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "-y", "-qq", "--no-install-recommends", ...packages];
  return (
    run("apt-get", [...options, "update", "-qq"], { env }) &&
    run("apt-get", [...options, ...install], { env })
  );
}
