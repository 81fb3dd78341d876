// One PostgreSQL cluster inside a data directory, started, restarted and stopped by this process.
//
//   this process ──pipe──> shell (parent-watcher.ts) ──> postmaster          owner.lock, held by this process
//
// DATA_DIR/postgres/
//     owner.lock  owner.pid   which process owns the directory (owner-lock.ts)
//     data/                   the cluster (cluster.ts)
//     socket/                 where PostgreSQL listens (socket-directory.ts)
import { chmodSync, mkdirSync, realpathSync } from "node:fs";
import path from "node:path";
import { getBinaries } from "./binaries.ts";
import { ensureCluster, superuser } from "./cluster.ts";
import { lockDirectory } from "./owner-lock.ts";
import { findPostmaster } from "./postmaster.ts";
import { chooseSocketDirectory, port, removeSocketDirectory } from "./socket-directory.ts";
import { supervise } from "./supervisor.ts";
import { chooseUser, type UnprivilegedUser } from "./unprivileged-user.ts";

export { linkBinaries } from "./binaries.ts";
export { DataDirectoryInUse, EmbeddedPostgresError } from "./errors.ts";

export interface EmbeddedPostgresOptions {
  dataDir: string;
  /** Receives each line of PostgreSQL's log, and one for each restart. */
  log: (line: string) => void;
  /** Turns fsync off, for a cluster that is deleted after use: a crash of the machine destroys it. */
  throwaway?: boolean;
  /** Cancels the start. It does not affect a started PostgreSQL. */
  signal?: AbortSignal | undefined;
}

export interface PostgresLocation {
  connection: { host: string; user: string; database: string; port: number };
  /** The process id of the running postmaster, or null while PostgreSQL is down. A restart changes it. */
  readonly postgresPid: number | null;
}

export interface EmbeddedPostgres extends PostgresLocation {
  /** Shuts PostgreSQL down and unlocks the directory. Repeated calls return the same promise. */
  stop(): Promise<void>;
}

/**
 * Starts the cluster in `dataDir`, which the first call creates, and restarts it after every crash until `stop()`.
 * Throws `DataDirectoryInUse` when another live process owns the directory, `EmbeddedPostgresError` for another fault that a person
 * can correct, and the reason of `signal`.
 */
export async function startEmbeddedPostgres({
  dataDir,
  log,
  throwaway = false,
  signal,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const place = path.join(path.resolve(dataDir), "postgres");
  const user = chooseUser(path.join(place, "data"));
  mkdirSync(place, { recursive: true });
  const { postgresDir, dir, socketDir } = layoutOf(place, user);
  if (user) chmodSync(postgresDir, 0o711); // the umask may have removed bits
  const unlock = lockDirectory(postgresDir, path.dirname(place));
  const release = () => {
    try {
      removeSocketDirectory(socketDir, user);
    } finally {
      unlock();
    }
  };
  try {
    const cluster = { dir, socketDir, binaries: getBinaries(user), user, throwaway, log };
    await ensureCluster(cluster);
    const postgres = await supervise(cluster, signal);
    const stopped = postgres.stopped.then(release);
    const stop = () => {
      postgres.stop();
      return stopped;
    };
    return Object.assign(locationOf(dir, socketDir), { stop });
  } catch (error) {
    release();
    throw error;
  }
}

/** Returns the PostgreSQL that another process runs in `dataDir`. Throws if none ever ran there. */
export function locateEmbeddedPostgres(dataDir: string): PostgresLocation {
  const place = path.join(path.resolve(dataDir), "postgres");
  const { dir, socketDir } = layoutOf(place, chooseUser(path.join(place, "data")));
  return locationOf(dir, socketDir);
}

/** Resolves symlinks, so that two names of one directory meet the same lock. */
function layoutOf(place: string, user: UnprivilegedUser | null) {
  const postgresDir = realpathSync(place);
  return {
    postgresDir,
    dir: path.join(postgresDir, "data"),
    socketDir: chooseSocketDirectory(postgresDir, user),
  };
}

const locationOf = (dir: string, socketDir: string): PostgresLocation => ({
  connection: { host: socketDir, user: superuser, database: "postgres", port },
  get postgresPid() {
    return findPostmaster(dir);
  },
});
