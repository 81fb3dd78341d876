/** What is written is on the disk before it is said to be there, and belongs to its owner alone. */
import { open } from "node:fs/promises";
import path from "node:path";
import { syncDirectory } from "../base/sync-directory.ts";

/** For a file that was copied: its bytes may still be in memory only. */
export async function settleFile(file: string): Promise<void> {
  const handle = await open(file, "r");
  try {
    await handle.chmod(0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The directories that lead from `root`, which is one of them, to these files. */
export async function syncDirectories(root: string, files: readonly { name: string }[]): Promise<void> {
  const dirs = new Set<string>();
  for (const { name } of files)
    for (let dir = path.dirname(name); !dirs.has(dir); dir = path.dirname(dir)) dirs.add(dir);
  for (const dir of dirs) await syncDirectory(path.join(root, dir));
}
