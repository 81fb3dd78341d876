/** [BK6] Remembers backups, so that the server reports the age of the newest verified one. */
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const remembered = z.object({
  /** In order. */
  made: z.array(z.string()),
  verified: z.string().nullable(),
});
type Remembered = z.infer<typeof remembered>;

const rememberedAtMost = 50;
const fileIn = (dataDir: string): string => path.join(dataDir, "backups.json");

/** Treats an unreadable file as none, which raises an alarm. */
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

/** `at`: the manifest's. */
export async function noteMade(dataDir: string, at: string): Promise<void> {
  const { made, verified } = await recall(dataDir);
  await remember(dataDir, { made: [...made, at].slice(-rememberedAtMost), verified });
}

/** Ignores a backup of another installation. */
export async function noteVerified(dataDir: string, at: string): Promise<void> {
  const { made, verified } = await recall(dataDir);
  const isNews = made.includes(at) && (verified === null || at > verified);
  if (isNews) await remember(dataDir, { made, verified: at });
}

/** Returns the time in ms; 0 if there is none. */
export async function readVerifiedAt(dataDir: string): Promise<number> {
  const { verified } = await recall(dataDir);
  return verified === null ? 0 : Date.parse(verified) || 0;
}
