/** [BK6] What a desk remembers of its backups, for its server to tell how old the newest good one is. */
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const remembered = z.object({
  /** As of when the latest ones are, in order. */
  made: z.array(z.string()),
  /** As of when the newest of them is that was verified. */
  verified: z.string().nullable(),
});
type Remembered = z.infer<typeof remembered>;

const rememberedAtMost = 50;
const fileIn = (dataDir: string): string => path.join(dataDir, "backups.json");

/** What cannot be read counts as nothing: then an alarm says that there is no backup. */
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

/** A backup of another desk says nothing of this one's. */
export async function noteVerified(dataDir: string, at: string): Promise<void> {
  const { made, verified } = await recall(dataDir);
  const isNews = made.includes(at) && (verified === null || at > verified);
  if (isNews) await remember(dataDir, { made, verified: at });
}

/** As of when the newest verified backup of the desk is, in ms; 0 where there is none. */
export async function readVerifiedAt(dataDir: string): Promise<number> {
  const { verified } = await recall(dataDir);
  return verified === null ? 0 : Date.parse(verified) || 0;
}
