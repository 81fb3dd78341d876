// One PostgreSQL cluster inside a data directory, started and kept by this process.
//
//   this process ──pipe──> watcher shell ──> postmaster          owner.lock, held by this process
//
// The server never outlives us, nor we it: the shell stops PostgreSQL when the pipe closes, the supervisor below
// starts it again when it dies. Every start goes the same way, first or after any crash: clear leftovers, then launch.
import { realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { type Binaries, getBinaries } from "./binaries.ts";
import { ensureCluster, superuser } from "./cluster.ts";
import { prepareHome } from "./home.ts";
import { launchFirst, launchPostgres } from "./launch.ts";
import { findPostmaster } from "./leftovers.ts";
import { lockDirectory } from "./owner-lock.ts";
import { chooseSocketDirectory, port } from "./socket-directory.ts";
import { supervise } from "./supervisor.ts";
import { chooseUser, type UnprivilegedUser } from "./unprivileged-user.ts";
import type { WatchedPostgres } from "./watcher.ts";

export interface EmbeddedPostgresOptions {
  dataDir: string;
  /** Receives PostgreSQL's log and the supervisor's own remarks, line by line. */
  log: (line: string) => void;
  /**
   * For a cluster that is removed afterwards, of a test run or a backup's verification: without fsync, so a crash of the machine would ruin it.
   * `connectDatabase`, by which every server gets its database, has no such option.
   */
  throwaway?: boolean;
  /** Ends the start, not what has been started. */
  signal?: AbortSignal | undefined;
}

export interface EmbeddedPostgres {
  /** `host` is the directory of the unix socket. */
  connection: { host: string; user: string; database: string; port: number };
  /** The postmaster now running; it changes when PostgreSQL had to be started again. */
  readonly postgresPid: number;
  /** Shuts PostgreSQL down and frees the directory; more calls wait for the same. */
  stop(): Promise<void>;
}

/**
 * Starts the cluster in `dataDir`, making it on the first call, and keeps it running until `stop()`.
 * Throws `DataDirectoryInUse` when another live server owns the directory, another `CannotStart` when it or the disk will not do.
 */
export async function startEmbeddedPostgres({
  dataDir,
  log,
  throwaway = false,
  signal,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const place = path.resolve(dataDir);
  const user = chooseUser(path.join(place, "postgres/data"));
  const home = prepareHome(place, user);
  const unlock = lockDirectory(home, place);
  try {
    return await run({ home, user, binaries: getBinaries(user), throwaway, log, signal }, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/** How to reach the PostgreSQL that another process runs in `dataDir`. */
export function connectionOf(dataDir: string): EmbeddedPostgres["connection"] {
  const place = path.resolve(dataDir);
  const user = chooseUser(path.join(place, "postgres/data"));
  return connectionAt(chooseSocketDirectory(realpathSync(path.join(place, "postgres")), user));
}

const connectionAt = (host: string) => ({ host, user: superuser, database: "postgres", port });

interface Cluster {
  home: string;
  user: UnprivilegedUser | null;
  binaries: Binaries;
  throwaway: boolean;
  log: (line: string) => void;
  signal: AbortSignal | undefined;
}

async function run(cluster: Cluster, unlock: () => void): Promise<EmbeddedPostgres> {
  const data = await ensureCluster(cluster);
  const host = chooseSocketDirectory(cluster.home, cluster.user);
  const stopping = new AbortController();
  const launch = () => launchPostgres({ ...cluster, data, host }, stopping.signal);
  const first = await launchUnlessStopped(launch, stopping, cluster.signal).catch((error: unknown) => {
    rmSync(host, { recursive: true, force: true });
    throw error;
  });
  const running = supervise(first, launch, stopping.signal, cluster.log);
  const ended = running.then(() => {
    rmSync(host, { recursive: true, force: true });
    unlock();
  });
  return {
    connection: connectionAt(host),
    get postgresPid() {
      return findPostmaster(data) ?? 0;
    },
    stop() {
      stopping.abort();
      return ended;
    },
  };
}

/** [SU2] Shuts PostgreSQL down again where the start is given up while it recovers, say; `stopping` is its last word too. */
async function launchUnlessStopped(
  launch: () => Promise<WatchedPostgres>,
  stopping: AbortController,
  signal: AbortSignal | undefined,
): Promise<WatchedPostgres> {
  signal?.throwIfAborted();
  const giveUp = () => stopping.abort();
  signal?.addEventListener("abort", giveUp, { once: true });
  try {
    const postgres = await launchFirst(launch);
    if (!signal?.aborted) return postgres;
    postgres.release();
    await postgres.exited;
    throw signal.reason;
  } finally {
    signal?.removeEventListener("abort", giveUp);
  }
}
