// Which server owns a directory.
//
// The lock is a write lock on `owner.lock`, held by the operating system through SQLite's `begin exclusive`.
// The kernel drops it with the process, however that dies, so there is nothing stale to recover and no process
// id to mistake for a reused one; it works on Linux and macOS, and between containers that share a volume.
// Rejected: a file with pid and start time (recovering it is a race, and ids mean nothing across containers);
// a listening unix socket (its file outlives kill -9, and its path is limited to 103 bytes); flock(1) (absent on macOS).
//
// NOTE: never open `owner.lock` in this process by other means. Closing any descriptor of a file drops all POSIX
// locks the process holds on it; SQLite knows this and takes care, `fs` does not. The pid has its own file.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { CannotStart } from "../../process/cannot-start.ts";

const sqliteBusy = 5;

/** Another live server has this data directory open. `pid` is 0 when it has not yet said its id. */
export class DataDirectoryInUse extends CannotStart {
  override name = "DataDirectoryInUse";
  readonly dataDir: string;
  readonly pid: number;

  constructor(dataDir: string, pid: number) {
    super(`The data directory ${dataDir} is in use by another server (process ${pid || "unknown"})`);
    this.dataDir = dataDir;
    this.pid = pid;
  }
}

/** Held locks; the reference keeps the garbage collector from closing, and so unlocking, them. */
const held = new Set<DatabaseSync>();

/** Takes the directory for this process. Throws `DataDirectoryInUse`; the answer releases it. */
export function lockDirectory(home: string, dataDir: string): () => void {
  const lock = openLock(path.join(home, "owner.lock"));
  try {
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== sqliteBusy) throw error;
    throw new DataDirectoryInUse(dataDir, readOwner(home));
  }
  held.add(lock);
  writeFileSync(path.join(home, "owner.pid"), `${process.pid}\n`);
  return () => {
    if (held.delete(lock)) lock.close();
  };
}

function openLock(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0 });
  } catch (cause) {
    throw new CannotStart(`${file} cannot be opened: ${(cause as Error).message}`, { cause });
  }
}

function readOwner(home: string): number {
  try {
    return Number(readFileSync(path.join(home, "owner.pid"), "utf8")) || 0;
  } catch {
    return 0;
  }
}
