/**
 * Where the bytes of images are: `media/<account>/<xx>/<mediaId>{,.thumb}` under the data directory.
 * A file appears whole or not at all: it is written beside, synced, then renamed.
 */
import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { AccountId, MediaId } from "@jieru/shared/domain/ids";

/** Which image of which account. */
export interface MediaKey {
  accountId: AccountId;
  id: MediaId;
}
export type Rendition = "original" | "thumbnail";

export interface MediaStore {
  write(key: MediaKey, original: Buffer, thumbnail: Buffer): Promise<void>;
  /** The open file; whoever gets it closes it. null when there is none. */
  open(key: MediaKey, rendition: Rendition): Promise<FileHandle | null>;
  read(key: MediaKey): Promise<Buffer | null>;
  remove(key: MediaKey): Promise<void>;
  /** Removes what a killed process left half written more than an hour ago. */
  sweep(): Promise<void>;
}

const abandonedAfterMs = 60 * 60 * 1000;

export function createMediaStore(dataDir: string): MediaStore {
  const root = path.join(dataDir, "media");
  const halfWritten = path.join(root, ".incoming");
  const fileOf = (key: MediaKey, rendition: Rendition) => path.join(root, relativePath(key, rendition));

  return {
    async write(key, original, thumbnail) {
      await mkdir(halfWritten, { recursive: true });
      await mkdir(path.dirname(fileOf(key, "original")), { recursive: true });
      await writeWhole(fileOf(key, "thumbnail"), thumbnail, halfWritten);
      await writeWhole(fileOf(key, "original"), original, halfWritten);
      await syncDirectory(path.dirname(fileOf(key, "original")));
    },
    open: (key, rendition) => open(fileOf(key, rendition), "r").catch(nullWhenAbsent),
    read: (key) => readFile(fileOf(key, "original")).catch(nullWhenAbsent),
    async remove(key) {
      for (const rendition of ["original", "thumbnail"] as const)
        await rm(fileOf(key, rendition), { force: true });
    },
    async sweep() {
      const now = Date.now(); // NOTE: the files' own times are the system's, whatever our clock says
      for (const name of (await readdir(halfWritten).catch(nullWhenAbsent)) ?? []) {
        await removeAbandoned(path.join(halfWritten, name), now);
      }
    },
  };
}

/** Ids come from us, yet no id may ever lead out of the directory. */
function relativePath({ accountId, id }: MediaKey, rendition: Rendition): string {
  for (const part of [accountId, id])
    if (!/^[\w-]{1,64}$/.test(part)) throw new Error("not a name for a file");
  const shelf = createHash("sha256").update(id).digest("hex").slice(0, 2);
  return path.join(accountId, shelf, rendition === "thumbnail" ? `${id}.thumb` : id);
}

async function writeWhole(file: string, bytes: Buffer, halfWritten: string): Promise<void> {
  const incoming = path.join(halfWritten, randomUUID());
  try {
    const handle = await open(incoming, "wx", 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(incoming, file);
  } catch (error) {
    await rm(incoming, { force: true });
    throw error;
  }
}

async function syncDirectory(dir: string): Promise<void> {
  const handle = await open(dir, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeAbandoned(file: string, now: number): Promise<void> {
  const found = await stat(file).catch(nullWhenAbsent);
  if (found && found.mtimeMs < now - abandonedAfterMs) await rm(file, { force: true });
}

function nullWhenAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
