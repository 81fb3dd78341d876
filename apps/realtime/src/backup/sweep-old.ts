import { lstat, opendir, readdir, rm } from "node:fs/promises";
import path from "node:path";

const abandonedAfterMs = 24 * 60 * 60 * 1_000;

/** Removes files of runs that were interrupted more than a day ago: they contain customers' messages. */
export async function sweepOld(dir: string, isLeft: (name: string) => boolean): Promise<void> {
  const since = Date.now() - abandonedAfterMs;
  for (const name of (await readdir(dir)).filter(isLeft)) {
    const place = path.join(dir, name);
    const isWrittenTo = await isYounger(place, since).catch(() => true); // it may belong to another user
    if (!isWrittenTo) await rm(place, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Returns whether anything in it was written after `since`. */
async function isYounger(place: string, since: number): Promise<boolean> {
  const found = await lstat(place);
  if (found.mtimeMs >= since) return true;
  if (!found.isDirectory()) return false;
  for await (const { name } of await opendir(place))
    if (await isYounger(path.join(place, name), since)) return true;
  return false;
}
