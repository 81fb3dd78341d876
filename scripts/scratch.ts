import { accessSync, constants, statfsSync } from "node:fs";

const inMemory = "/dev/shm";
/** Several clusters of PostgreSQL at once, with room to spare. */
const neededBytes = 4 * 2 ** 30;

/**
 * Lets this process and those it starts put temporary files into memory, where Linux has room there: a run makes and
 * removes some ten thousand files of databases, which costs more on a disk than all the tests in them.
 * A `TMPDIR` that is set stays.
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
