import { open } from "node:fs/promises";

/** Resolves when the names that stand in the directory are on the disk: a file is not there to stay before its name is. */
export async function syncDirectory(dir: string): Promise<void> {
  const handle = await open(dir, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
