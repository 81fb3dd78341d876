import { lstat, opendir, readdir, rm } from "node:fs/promises";
import path from "node:path";

const abandonedAfterMs = 24 * 60 * 60 * 1_000;

/**
 * Removes what one that was cut off more than a day ago has left in `dir`: all that customers said lies in it. One that takes
 * longer than that writes all the while.
 */
export async function sweepOld(dir: string, isLeft: (name: string) => boolean): Promise<void> {
  const since = Date.now() - abandonedAfterMs;
  for (const name of (await readdir(dir)).filter(isLeft)) {
    const place = path.join(dir, name);
    const isWrittenTo = await isYounger(place, since).catch(() => true); // another user's, perhaps
    if (!isWrittenTo) await rm(place, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Whether anything in it was written since, itself among it. */
async function isYounger(place: string, since: number): Promise<boolean> {
  const found = await lstat(place);
  if (found.mtimeMs >= since) return true;
  if (!found.isDirectory()) return false;
  for await (const { name } of await opendir(place))
    if (await isYounger(path.join(place, name), since)) return true;
  return false;
}
