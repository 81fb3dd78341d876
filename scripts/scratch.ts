import { accessSync, constants, statfsSync } from "node:fs";

const inMemory = "/dev/shm";
const neededBytes = 4 * 2 ** 30;

/**
 * Puts temporary files of this process and its children in memory, on Linux with enough room. A run creates and removes some ten thousand
 * database files, which takes longer on a disk than the tests. Keeps a `TMPDIR` that is already set.
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
