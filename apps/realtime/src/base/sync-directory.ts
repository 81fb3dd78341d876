import { open } from "node:fs/promises";

/** Flushes the directory: a file survives a crash only with its name on the disk. */
export async function syncDirectory(dir: string): Promise<void> {
  const handle = await open(dir, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
