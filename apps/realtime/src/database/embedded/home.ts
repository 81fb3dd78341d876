import { chmodSync, mkdirSync, realpathSync } from "node:fs";
import path from "node:path";
import { CannotStart } from "../../process/cannot-start.ts";
import { canTraverse, type UnprivilegedUser } from "./unprivileged-user.ts";

/**
 * The directory of one cluster, `DATA_DIR/postgres`, made when it is missing:
 *
 *     owner.lock  owner.pid   who runs it (owner-lock.ts)
 *     data/                   PostgreSQL's own (cluster.ts)
 *     socket/                 where it listens (socket-directory.ts)
 *
 * The path returned is the real one, so that whoever comes by another way, a symlink say, meets the same lock.
 */
export function prepareHome(dataDir: string, user: UnprivilegedUser | null): string {
  const place = path.join(dataDir, "postgres");
  mkdirSync(place, { recursive: true });
  const home = realpathSync(place);
  if (user) chmodSync(home, 0o711); // whatever our umask
  return home;
}

/**
 * What to call `dir` to a program that starts as `user` with `dir` as its working directory. Under root that may lie
 * where the user cannot go, such as below /root (0700). Whoever is inside needs no way in, though: Linux lets a
 * process name its own working directory without passing through the directories above it.
 */
export function nameFromInside(dir: string, user: UnprivilegedUser | null): string {
  if (!user || canTraverse(dir, user)) return dir;
  if (process.platform === "linux") return "/proc/self/cwd";
  throw new CannotStart(
    `PostgreSQL does not run as root, and uid ${user.uid} cannot reach ${dir}: move DATA_DIR`,
  );
}
