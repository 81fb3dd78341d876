import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import path from "node:path";
import { CannotStart } from "../../process/cannot-start.ts";

/** PostgreSQL refuses to run as root; started by root, it runs as this user. */
export interface UnprivilegedUser {
  uid: number;
  gid: number;
}

/**
 * Who PostgreSQL is to run as: null for "as we do", which is the case whenever we are not root.
 * An existing cluster keeps its owner, so that a server once run by `alice` can later be run by root.
 * Throws when root finds no unprivileged user, or when a cluster belongs to someone we cannot become.
 */
export function chooseUser(clusterDir: string): UnprivilegedUser | null {
  const owner = findOwner(clusterDir);
  const ownUid = process.getuid?.();
  if (ownUid === 0) return owner && owner.uid !== 0 ? owner : getSystemUser();
  if (owner && owner.uid !== ownUid) {
    throw new CannotStart(
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
      // no such user: try the next
    }
  }
  throw new CannotStart("PostgreSQL cannot run as root, and neither user postgres nor nobody exists");
}

function idOf(flag: "-u" | "-g", name: string): number {
  return Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
}

/** Whether the user may pass through every directory down to and including `dir`. */
export function canTraverse(dir: string, user: UnprivilegedUser): boolean {
  const { uid, gid, mode } = statSync(dir);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  if (!(mode & bit)) return false;
  return dir === path.dirname(dir) || canTraverse(path.dirname(dir), user);
}
