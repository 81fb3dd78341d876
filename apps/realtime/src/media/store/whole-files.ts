/** Files that appear complete or not at all, and what to make of the errors of those that are not there, or there already. */
import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";

/** With those above it. Node's own way says of a read-only file system that the directory is not there. */
export async function makeDirectory(place: string): Promise<void> {
  const make = () => mkdir(place).catch(unlessThere);
  await make().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    await makeDirectory(path.dirname(place));
    await make();
  });
}

/** Written in `halfWritten`, on the same file system, synced, then renamed. Rejects with the file system's error. */
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

/** For `catch`: null if there is no such file, and any other error is thrown. */
export function nullWhenAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

/** The same, for a question that is answered by yes or no. */
export function falseWhenAbsent(error: NodeJS.ErrnoException): false {
  nullWhenAbsent(error);
  return false;
}

/** For `catch`: what was to be made is there already. Any other error is thrown. */
export function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
