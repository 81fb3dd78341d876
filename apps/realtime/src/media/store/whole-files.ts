/** Writes files that appear complete or not at all, and handles errors about missing or existing files. */
import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";

/**
 * Creates a directory and its parents. On a read-only file system, Node's recursive mkdir reports that the directory
 * does not exist.
 */
export async function makeDirectory(place: string): Promise<void> {
  const make = () => mkdir(place).catch(unlessThere);
  await make().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    await makeDirectory(path.dirname(place));
    await make();
  });
}

/** Writes in `halfWritten` on the same file system, syncs, then renames. Rejects with the file system's error. */
export async function writeWhole(file: string, bytes: Buffer, halfWritten: string): Promise<void> {
  const incoming = path.join(halfWritten, randomUUID());
  try {
    const handle = await open(incoming, "wx", 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(incoming, file);
  } catch (error) {
    await rm(incoming, { force: true });
    throw error;
  }
}

/** Removes the file if it was last written before that time, in ms of the system's clock. */
export async function removeAbandoned(file: string, before: number): Promise<void> {
  const found = await stat(file).catch(nullWhenAbsent);
  if (found && found.mtimeMs < before) await rm(file, { force: true });
}

/** For `catch`: returns null when the file does not exist, and throws any other error. */
export function nullWhenAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

/** For `catch`: returns false when the file does not exist, and throws any other error. */
export function falseWhenAbsent(error: NodeJS.ErrnoException): false {
  nullWhenAbsent(error);
  return false;
}

/** For `catch`: ignores that the file already exists, and throws any other error. */
export function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
