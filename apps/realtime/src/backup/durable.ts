/** Writes files durably, readable only by their owner. */
import { open } from "node:fs/promises";
import path from "node:path";
import { syncDirectory } from "../base/sync-directory.ts";

export async function settleFile(file: string): Promise<void> {
  const handle = await open(file, "r");
  try {
    await handle.chmod(0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Flushes the directories from `root` to these files. */
export async function syncDirectories(root: string, files: readonly { name: string }[]): Promise<void> {
  const dirs = new Set<string>();
  for (const { name } of files)
    for (let dir = path.dirname(name); !dirs.has(dir); dir = path.dirname(dir)) dirs.add(dir);
  for (const dir of dirs) await syncDirectory(path.join(root, dir));
}
