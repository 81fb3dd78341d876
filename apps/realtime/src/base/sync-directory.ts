import { open } from "node:fs/promises";

/** Writes the directory's names to the disk. A file survives a crash only once its name is on the disk. */
export async function syncDirectory(dir: string): Promise<void> {
  const handle = await open(dir, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
