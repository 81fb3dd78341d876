import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

export function meter(): { stream: Transform; digest(): string; bytes(): number } {
  const hash = createHash("sha256");
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, digest: () => hash.digest("hex"), bytes: () => bytes };
}

/** Returns hash and length; null without a file. */
export async function hashFile(file: string): Promise<{ sha256: string; bytes: number } | null> {
  const hashed = meter();
  try {
    await pipeline(createReadStream(file), hashed.stream.resume());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  return { sha256: hashed.digest(), bytes: hashed.bytes() };
}
