import { createHash } from "node:crypto";
import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { CannotStart } from "../../process/cannot-start.ts";
import { canTraverse, type UnprivilegedUser } from "./unprivileged-user.ts";

/** It only names the socket file: the server listens on no TCP port. */
export const port = 5432;

/** `sun_path` holds 108 bytes on Linux and 104 on macOS, one of them for the closing NUL. */
const maxSocketPathBytes = process.platform === "darwin" ? 103 : 107;

/** Inside `home`; where that is too long for a socket or out of the user's reach, under the temporary directory. */
export function chooseSocketDirectory(home: string, user: UnprivilegedUser | null): string {
  const short = `jieru-${createHash("sha256").update(home).digest("hex").slice(0, 16)}`;
  const candidates = [path.join(home, "socket"), path.join(os.tmpdir(), short)];
  return candidates.find((dir) => fits(dir) && reachable(dir, user)) ?? path.join("/tmp", short);
}

/** Makes the directory, 0700 and the user's own, and empties it. Throws when it is someone else's. */
export function prepareSocketDirectory(dir: string, user: UnprivilegedUser | null): void {
  claim(dir, user);
  // A lock file of a killed server names a process id that may by now be anybody's, and PostgreSQL would believe it.
  for (const name of readdirSync(dir)) rmSync(path.join(dir, name), { recursive: true });
}

function fits(dir: string): boolean {
  return Buffer.byteLength(path.join(dir, `.s.PGSQL.${port}`)) <= maxSocketPathBytes;
}

function reachable(dir: string, user: UnprivilegedUser | null): boolean {
  return user === null || canTraverse(path.dirname(dir), user);
}

/** NOTE: the temporary directory is everybody's, so what already stands there may be a trap: `lstat`, not `stat`. */
function claim(dir: string, user: UnprivilegedUser | null): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const stats = lstatSync(dir);
  if (!stats.isDirectory() || (stats.uid !== user?.uid && stats.uid !== process.getuid?.())) {
    throw new CannotStart(`The socket directory ${dir} belongs to someone else: remove it, or set TMPDIR`);
  }
  chmodSync(dir, 0o700);
  if (user) chownSync(dir, user.uid, user.gid);
}
