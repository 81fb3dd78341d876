// Ensures that one process owns a directory.
//
// SQLite's `begin exclusive` takes a POSIX write lock on `owner.lock`. The kernel releases the lock when the process ends, also by
// kill -9, so a lock is never stale. It works on Linux and macOS, and between containers that share a volume.
//
// NOTE: do not open `owner.lock` in this process by other means. Closing any descriptor of a file drops all POSIX locks that the
// process holds on the file; SQLite avoids this, `fs` does not. The process id therefore has a file of its own.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DataDirectoryInUse, EmbeddedPostgresError } from "./errors.ts";

const sqliteBusy = 5;

/** References to the held locks: garbage collection would close, and so release, them. */
const held = new Set<DatabaseSync>();

/** Locks the directory for this process and returns the function that unlocks it. Throws `DataDirectoryInUse`. */
export function lockDirectory(postgresDir: string, dataDir: string): () => void {
  const lock = openLock(path.join(postgresDir, "owner.lock"));
  try {
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== sqliteBusy) throw error;
    throw new DataDirectoryInUse(dataDir, readOwner(postgresDir));
  }
  held.add(lock);
  writeFileSync(path.join(postgresDir, "owner.pid"), `${process.pid}\n`);
  return () => {
    if (held.delete(lock)) lock.close();
  };
}

function openLock(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0 });
  } catch (cause) {
    throw new EmbeddedPostgresError(`${file} cannot be opened: ${(cause as Error).message}`, { cause });
  }
}

function readOwner(postgresDir: string): number {
  try {
    return Number(readFileSync(path.join(postgresDir, "owner.pid"), "utf8")) || 0;
  } catch {
    return 0;
  }
}
