import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { systemDirectory } from "./binaries.ts";
import { canTraverse, type UnprivilegedUser } from "./unprivileged-user.ts";

/**
 * The directory of one cluster, `DATA_DIR/postgres`:
 *
 *     owner.lock  owner.pid   who runs it (see owner-lock.ts)
 *     data/                   PostgreSQL's own
 *     socket/                 where it listens (see socket-directory.ts)
 *
 * Started by root, `DATA_DIR` may lie where the unprivileged user cannot go, such as under /root. The cluster is then
 * placed under /var/lib and `DATA_DIR/postgres` is a symlink to it. The path returned is the real one, so that whoever
 * comes to the same cluster by another way meets the same lock.
 */
export function prepareHome(
  dataDir: string,
  user: UnprivilegedUser | null,
  log: (line: string) => void,
): string {
  mkdirSync(dataDir, { recursive: true });
  const place = path.join(dataDir, "postgres");
  const elsewhere = user !== null && !canTraverse(realpathSync(dataDir), user);
  if (elsewhere) linkElsewhere(place, log);
  mkdirSync(place, { recursive: true });
  const home = realpathSync(place);
  if (user && !canTraverse(home, user)) chmodSync(home, 0o711);
  return home;
}

function linkElsewhere(place: string, log: (line: string) => void): void {
  mkdirSync(systemDirectory, { recursive: true, mode: 0o755 });
  const target = mkdtempSync(path.join(systemDirectory, "cluster-"));
  try {
    symlinkSync(target, place);
    log(`${place} cannot be reached by the user PostgreSQL runs as: its files are in ${target}`);
  } catch (error) {
    rmSync(target, { recursive: true });
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // EEXIST: placed before
  }
}
