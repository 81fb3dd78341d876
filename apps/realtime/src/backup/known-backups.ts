/** [BK6] The backups that an installation remembers. Its server reports the age of the newest verified one. */
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const remembered = z.object({
  /** Times of the latest backups, in order. */
  made: z.array(z.string()),
  /** Time of the newest verified one. */
  verified: z.string().nullable(),
});
type Remembered = z.infer<typeof remembered>;

const rememberedAtMost = 50;
const fileIn = (dataDir: string): string => path.join(dataDir, "backups.json");

/** Returns the remembered backups. An unreadable file counts as none: an alarm then reports that there is no backup. */
async function recall(dataDir: string): Promise<Remembered> {
  try {
    return remembered.parse(JSON.parse(await readFile(fileIn(dataDir), "utf8")));
  } catch {
    return { made: [], verified: null };
  }
}

async function remember(dataDir: string, known: Remembered): Promise<void> {
  const file = fileIn(dataDir);
  await writeFile(`${file}.new`, JSON.stringify(known));
  await rename(`${file}.new`, file);
}

/** Records a new backup. `at`: the manifest's. */
export async function noteMade(dataDir: string, at: string): Promise<void> {
  const { made, verified } = await recall(dataDir);
  await remember(dataDir, { made: [...made, at].slice(-rememberedAtMost), verified });
}

/** Records that a backup was verified. It ignores a backup of another installation. */
export async function noteVerified(dataDir: string, at: string): Promise<void> {
  const { made, verified } = await recall(dataDir);
  const isNews = made.includes(at) && (verified === null || at > verified);
  if (isNews) await remember(dataDir, { made, verified: at });
}

/** Returns the time of the newest verified backup, in ms; 0 if there is none. */
export async function readVerifiedAt(dataDir: string): Promise<number> {
  const { verified } = await recall(dataDir);
  return verified === null ? 0 : Date.parse(verified) || 0;
}
