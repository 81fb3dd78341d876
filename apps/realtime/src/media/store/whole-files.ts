/** Writes files that appear complete or not at all. */
import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";

/** NOTE: on a read-only file system, recursive mkdir reports a missing directory. */
export async function makeDirectory(place: string): Promise<void> {
  const make = () => mkdir(place).catch(unlessThere);
  await make().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    await makeDirectory(path.dirname(place));
    await make();
  });
}

/** Writes in `halfWritten` on the same file system, syncs, then renames. */
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

/** `before`: ms of the system's clock. */
export async function removeAbandoned(file: string, before: number): Promise<void> {
  const found = await stat(file).catch(nullWhenAbsent);
  if (found && found.mtimeMs < before) await rm(file, { force: true });
}

export function nullWhenAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

export function falseWhenAbsent(error: NodeJS.ErrnoException): false {
  nullWhenAbsent(error);
  return false;
}

export function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
