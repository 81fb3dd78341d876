import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { CannotStart } from "../base/cannot-start.ts";

interface KeyPlace {
  secretKey: Buffer | undefined;
  dataDir: string;
}

const keyBytes = 32;
const fileIn = (dataDir: string): string => path.join(dataDir, "secret-key");

/** Returns the configured key, or one generated once in the data directory. Throws `CannotStart` for a bad file. */
export async function secretKeyOf(config: KeyPlace): Promise<Buffer> {
  return (await findSecretKey(config)) ?? (await makeSecretKey(config.dataDir));
}

/** Returns the key, or null; never generates one. */
export async function findSecretKey({ secretKey, dataDir }: KeyPlace): Promise<Buffer | null> {
  if (secretKey) return secretKey;
  const file = fileIn(dataDir);
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  const key = Buffer.from(text, "base64");
  if (key.length === keyBytes) return key;
  throw new CannotStart(
    `${file} holds no key, which is base64 of ${keyBytes} bytes: put the right one there, or set SECRET_KEY`,
  );
}

/** [SU3] Writes a temporary file first, so that a crash leaves no partial key. */
async function makeSecretKey(dataDir: string): Promise<Buffer> {
  const file = fileIn(dataDir);
  const key = randomBytes(keyBytes);
  await mkdir(dataDir, { recursive: true });
  try {
    await writeFile(`${file}.draft`, key.toString("base64"), { mode: 0o600, flush: true });
    await rename(`${file}.draft`, file);
  } finally {
    await rm(`${file}.draft`, { force: true });
  }
  return key;
}

export const fingerprintOf = (key: Buffer): string =>
  createHash("sha256").update("jieru secret key ").update(key).digest("hex").slice(0, 16);
