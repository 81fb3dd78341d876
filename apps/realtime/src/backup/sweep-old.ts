import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";

const abandonedAfterMs = 24 * 60 * 60 * 1_000;

/** Removes what one that was cut off more than a day ago has left in `dir`: all that customers said lies in it. */
export async function sweepOld(dir: string, isLeft: (name: string) => boolean): Promise<void> {
  for (const name of (await readdir(dir)).filter(isLeft)) {
    const place = path.join(dir, name);
    const since = await stat(place).catch(() => null);
    if (since && since.mtimeMs < Date.now() - abandonedAfterMs)
      await rm(place, { recursive: true, force: true }).catch(() => undefined); // another user's, perhaps
  }
}
