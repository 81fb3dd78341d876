import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

interface KeyPlace {
  secretKey: Buffer | undefined;
  dataDir: string;
}

const fileIn = (dataDir: string): string => path.join(dataDir, "secret-key");

/** The key that seals stored credentials: the configured one, or one made once and kept in the data directory. */
export async function secretKeyOf(config: KeyPlace): Promise<Buffer> {
  if (config.secretKey) return config.secretKey;
  const file = fileIn(config.dataDir);
  await mkdir(config.dataDir, { recursive: true });
  try {
    await writeFile(file, randomBytes(32).toString("base64"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return Buffer.from(await readFile(file, "utf8"), "base64");
}

/** The same, but none is made: null when there is none. */
export async function findSecretKey({ secretKey, dataDir }: KeyPlace): Promise<Buffer | null> {
  if (secretKey) return secretKey;
  const text = await readFile(fileIn(dataDir), "utf8").catch(() => null);
  return text === null ? null : Buffer.from(text, "base64");
}

/** Tells one key from another and gives nothing of it away. */
export const fingerprintOf = (key: Buffer): string =>
  createHash("sha256").update("jieru secret key ").update(key).digest("hex").slice(0, 16);
