/** Writes files durably: they are on the disk before they are reported as written. Only their owner has access to them. */
import { open } from "node:fs/promises";
import path from "node:path";
import { syncDirectory } from "../base/sync-directory.ts";

/** Writes a copied file to the disk: its bytes may still be in memory only. */
export async function settleFile(file: string): Promise<void> {
  const handle = await open(file, "r");
  try {
    await handle.chmod(0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes to the disk the directories from `root`, which is one of them, to these files. */
export async function syncDirectories(root: string, files: readonly { name: string }[]): Promise<void> {
  const dirs = new Set<string>();
  for (const { name } of files)
    for (let dir = path.dirname(name); !dirs.has(dir); dir = path.dirname(dir)) dirs.add(dir);
  for (const dir of dirs) await syncDirectory(path.join(root, dir));
}
