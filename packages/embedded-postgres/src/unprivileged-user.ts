import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import path from "node:path";
import { EmbeddedPostgresError } from "./errors.ts";

/** The user that PostgreSQL runs as when root starts it: PostgreSQL refuses to run as root. */
export interface UnprivilegedUser {
  uid: number;
  gid: number;
}

/**
 * Returns the user to run PostgreSQL as, or null for this process's own user, unless this process is root. An existing cluster keeps its
 * owner, so that root can run another user's cluster. Throws `EmbeddedPostgresError` if root finds no unprivileged user, or if the cluster
 * belongs to another user and this process is not root.
 */
export function chooseUser(clusterDir: string): UnprivilegedUser | null {
  const owner = findOwner(clusterDir);
  const ownUid = process.getuid?.();
  if (ownUid === 0) return owner && owner.uid !== 0 ? owner : getSystemUser();
  if (owner && owner.uid !== ownUid) {
    throw new EmbeddedPostgresError(
      `The database in ${clusterDir} belongs to uid ${owner.uid}, this process runs as ${ownUid}`,
    );
  }
  return null;
}

function findOwner(file: string): UnprivilegedUser | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats ? { uid: stats.uid, gid: stats.gid } : null;
}

function getSystemUser(): UnprivilegedUser {
  for (const name of ["postgres", "nobody"]) {
    try {
      return { uid: idOf("-u", name), gid: idOf("-g", name) };
    } catch {
      // the user does not exist
    }
  }
  throw new EmbeddedPostgresError(
    "PostgreSQL cannot run as root, and neither user postgres nor nobody exists",
  );
}

function idOf(flag: "-u" | "-g", name: string): number {
  return Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
}

export function canTraverse(dir: string, user: UnprivilegedUser): boolean {
  const { uid, gid, mode } = statSync(dir);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  if (!(mode & bit)) return false;
  return dir === path.dirname(dir) || canTraverse(path.dirname(dir), user);
}

/**
 * Returns the path of `dir` for a program that runs as `user` with `dir` as its working directory. The user may be unable to enter a
 * directory above it, such as /root (0700). Linux resolves /proc/self/cwd without access to the directories above.
 */
export function pathFromInside(dir: string, user: UnprivilegedUser | null): string {
  if (!user || canTraverse(dir, user)) return dir;
  if (process.platform === "linux") return "/proc/self/cwd";
  throw new EmbeddedPostgresError(
    `PostgreSQL does not run as root, and uid ${user.uid} cannot reach ${dir}: move DATA_DIR`,
  );
}
