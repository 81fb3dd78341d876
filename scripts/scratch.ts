import { accessSync, constants, statfsSync } from "node:fs";

const inMemory = "/dev/shm";
/** Several clusters of PostgreSQL at once, with room to spare. */
const neededBytes = 4 * 2 ** 30;

/**
 * Lets this process and its children keep temporary files in memory, if this is Linux and there is room. A run creates and removes
 * some ten thousand database files, which on a disk would take longer than the tests themselves.
 * A `TMPDIR` that is already set is kept.
 */
export function keepScratchInMemory(): void {
  if (!process.env.TMPDIR && hasRoom()) process.env.TMPDIR = inMemory;
}

function hasRoom(): boolean {
  if (process.platform !== "linux" || process.availableMemory() < neededBytes) return false;
  try {
    accessSync(inMemory, constants.W_OK);
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize >= neededBytes;
  } catch {
    return false;
  }
}
