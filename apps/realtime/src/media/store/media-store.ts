/** Stores `media/<account>/<xx>/<mediaId>{,.thumb}`. Files are written elsewhere, synced, then renamed. */
import { createHash } from "node:crypto";
import { type FileHandle, link, open, readdir, readFile, rm, utimes } from "node:fs/promises";
import path from "node:path";
import type { Health } from "@jieru/shared/domain/health";
import type { AccountId, MediaId } from "@jieru/shared/domain/ids";
import { RefusalError } from "../../base/refused.ts";
import { syncDirectory } from "../../base/sync-directory.ts";
import { watchRoom } from "./room.ts";
import {
  falseWhenAbsent,
  makeDirectory,
  nullWhenAbsent,
  removeAbandoned,
  unlessThere,
  writeWhole,
} from "./whole-files.ts";

export interface MediaKey {
  accountId: AccountId;
  id: MediaId;
}
export type Rendition = "original" | "thumbnail";

export class StoreFull extends RefusalError {
  constructor(cause: unknown) {
    super({ refusal: "no_room_for_images" }, { message: "no disk space is left for images", cause });
  }
}

export interface MediaStore {
  readonly state: Health["media"];
  onChange(listener: () => void): void;
  write(key: MediaKey, original: Buffer, thumbnail: Buffer): Promise<void>;
  /** [CA4] Adds a second id, independent of the first. Returns false without the image. */
  share(key: MediaKey, id: MediaId): Promise<boolean>;
  /** The caller must close the file. null: it does not exist. */
  open(key: MediaKey, rendition: Rendition): Promise<FileHandle | null>;
  read(key: MediaKey): Promise<Buffer | null>;
  remove(key: MediaKey): Promise<void>;
  /** Removes partial files that are older than an hour. */
  sweep(): Promise<void>;
  listDirectories(accountId: AccountId): AsyncIterable<MediaId[]>;
  /** Removes images older than a week: a younger one may still get its row. */
  removeIfOld(key: MediaKey): Promise<void>;
  close(): void;
}

const noRoom = new Set(["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM"]);
/** File systems without hard links, or too many of them. */
const noLinks = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);
const abandonedAfterMs = 60 * 60 * 1000;
const oldAfterMs = 7 * 24 * abandonedAfterMs;

/** [DE7] `onFull` receives the cause, once each time. */
export function createMediaStore(
  dataDir: string,
  onFull: (cause: Error) => void = () => undefined,
): MediaStore {
  const root = path.join(dataDir, "media");
  const halfWritten = path.join(root, ".incoming");
  const fileOf = (key: MediaKey, rendition: Rendition) => path.join(root, relativePath(key, rendition));

  const room = watchRoom(halfWritten, onFull);

  const write: MediaStore["write"] = async (key, original, thumbnail) => {
    await makeDirectory(halfWritten);
    await makeDirectory(path.dirname(fileOf(key, "original")));
    await writeWhole(fileOf(key, "thumbnail"), thumbnail, halfWritten);
    await writeWhole(fileOf(key, "original"), original, halfWritten);
    await syncDirectory(path.dirname(fileOf(key, "original")));
  };

  const share = async (key: MediaKey, id: MediaId): Promise<void> => {
    const other = { ...key, id };
    await makeDirectory(path.dirname(fileOf(other, "original")));
    for (const rendition of ["thumbnail", "original"] as const) {
      const now = new Date();
      // Must come first: a file without a row must look young (RT7).
      await utimes(fileOf(key, rendition), now, now);
      await link(fileOf(key, rendition), fileOf(other, rendition)).catch(unlessThere);
    }
    await syncDirectory(path.dirname(fileOf(other, "original")));
  };
  const copy = async (key: MediaKey, id: MediaId): Promise<void> => {
    const [original, thumbnail] = await Promise.all([
      readFile(fileOf(key, "original")),
      readFile(fileOf(key, "thumbnail")),
    ]);
    await write({ ...key, id }, original, thumbnail);
  };
  const orFull = (error: NodeJS.ErrnoException): never => {
    if (!noRoom.has(error.code ?? "")) throw error;
    room.isFull(error);
    throw new StoreFull(error);
  };

  return {
    get state() {
      return room.state();
    },
    onChange: room.onChange,
    close: room.stop,
    write: (key, original, thumbnail) => write(key, original, thumbnail).catch(orFull),
    share: (key, id) =>
      share(key, id)
        .catch((error: NodeJS.ErrnoException) => {
          if (!noLinks.has(error.code ?? "")) throw error;
          return copy(key, id);
        })
        .then(() => true, falseWhenAbsent)
        .catch(orFull),
    open: (key, rendition) => open(fileOf(key, rendition), "r").catch(nullWhenAbsent),
    read: (key) => readFile(fileOf(key, "original")).catch(nullWhenAbsent),
    async remove(key) {
      for (const rendition of ["original", "thumbnail"] as const)
        await rm(fileOf(key, rendition), { force: true });
    },
    async sweep() {
      const now = Date.now(); // NOTE: file times come from the system clock
      for (const name of (await readdir(halfWritten).catch(nullWhenAbsent)) ?? []) {
        await removeAbandoned(path.join(halfWritten, name), now - abandonedAfterMs);
      }
    },
    async *listDirectories(accountId) {
      const place = path.join(root, accountId);
      const held = (await readdir(place, { withFileTypes: true }).catch(nullWhenAbsent)) ?? [];
      for (const directory of held.filter((entry) => entry.isDirectory() && isDirectoryOfIds(entry.name))) {
        const names = await readdir(path.join(place, directory.name));
        yield [...new Set(names.map((name) => path.parse(name).name as MediaId))].filter(isName);
      }
    },
    async removeIfOld(key) {
      for (const rendition of ["original", "thumbnail"] as const)
        await removeAbandoned(fileOf(key, rendition), Date.now() - oldAfterMs);
    },
  };
}

const isDirectoryOfIds = (name: string): boolean => /^[0-9a-f]{2}$/.test(name);
const isName = (part: string): boolean => /^[\w-]{1,64}$/.test(part);

/** No id may lead out of the directory. */
function relativePath({ accountId, id }: MediaKey, rendition: Rendition): string {
  if (![accountId, id].every(isName)) throw new Error("not a name for a file");
  const directory = createHash("sha256").update(id).digest("hex").slice(0, 2);
  return path.join(accountId, directory, rendition === "thumbnail" ? `${id}.thumb` : id);
}
