import { createHash } from "node:crypto";
import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { EmbeddedPostgresError } from "./errors.ts";
import { canTraverse, type UnprivilegedUser } from "./unprivileged-user.ts";

/** Part of the socket's file name: PostgreSQL listens on no TCP port. */
export const port = 5432;

/** `sun_path` holds 108 bytes on Linux and 104 on macOS, including the closing NUL. */
const maxSocketPathBytes = process.platform === "darwin" ? 103 : 107;

/** Returns `postgresDir/socket`, or a directory in the temporary directory when that path is too long or closed to the user. */
export function chooseSocketDirectory(postgresDir: string, user: UnprivilegedUser | null): string {
  const short = `jieru-${createHash("sha256").update(postgresDir).digest("hex").slice(0, 16)}`;
  const candidates = [path.join(postgresDir, "socket"), path.join(os.tmpdir(), short)];
  return candidates.find((dir) => fits(dir) && reachable(dir, user)) ?? path.join("/tmp", short);
}

/** Creates the directory (0700, owned by the user) and empties it. Throws `EmbeddedPostgresError` when it belongs to another user. */
export function prepareSocketDirectory(dir: string, user: UnprivilegedUser | null): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (!isOwn(dir, user))
    throw new EmbeddedPostgresError(
      `The socket directory ${dir} belongs to someone else: remove it, or set TMPDIR`,
    );
  chmodSync(dir, 0o700);
  if (user) chownSync(dir, user.uid, user.gid);
  // PostgreSQL would trust a stale lock file, whose process id may belong to another program by now.
  for (const name of readdirSync(dir)) rmSync(path.join(dir, name), { recursive: true });
}

export function removeSocketDirectory(dir: string, user: UnprivilegedUser | null): void {
  if (isOwn(dir, user)) rmSync(dir, { recursive: true, force: true });
}

/** NOTE: any user may create a symlink of this name in the temporary directory: `lstat`, not `stat`. */
function isOwn(dir: string, user: UnprivilegedUser | null): boolean {
  const stats = lstatSync(dir, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return false;
  return stats.uid === user?.uid || stats.uid === process.getuid?.();
}

function fits(dir: string): boolean {
  return Buffer.byteLength(path.join(dir, `.s.PGSQL.${port}`)) <= maxSocketPathBytes;
}

function reachable(dir: string, user: UnprivilegedUser | null): boolean {
  return user === null || canTraverse(path.dirname(dir), user);
}
