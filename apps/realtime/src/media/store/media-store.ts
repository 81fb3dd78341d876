/**
 * Where the bytes of images are: `media/<account>/<xx>/<mediaId>{,.thumb}` under the data directory. A file appears complete
 * or not at all: it is written elsewhere, synced, then renamed.
 */
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

/** The image and its account. */
export interface MediaKey {
  accountId: AccountId;
  id: MediaId;
}
export type Rendition = "original" | "thumbnail";

/** [DE7] There is no room for another image, or nowhere to put it. */
export class StoreFull extends RefusalError {
  constructor(cause: unknown) {
    super({ refusal: "no_room_for_images" }, { message: "there is no room for images", cause });
  }
}

export interface MediaStore {
  readonly state: Health["media"];
  onChange(listener: () => void): void;
  /** Rejects with `StoreFull`. */
  write(key: MediaKey, original: Buffer, thumbnail: Buffer): Promise<void>;
  /** [CA4] Gives the image a second id of the same account, under which it stays when it is removed; false if it is not there. */
  share(key: MediaKey, id: MediaId): Promise<boolean>;
  /** The open file, which the caller must close; null if there is none. */
  open(key: MediaKey, rendition: Rendition): Promise<FileHandle | null>;
  read(key: MediaKey): Promise<Buffer | null>;
  remove(key: MediaKey): Promise<void>;
  /** Removes files that a killed process left half written more than an hour ago. */
  sweep(): Promise<void>;
  /** The images of which an account has files, one directory at a time. */
  listDirectories(accountId: AccountId): AsyncIterable<MediaId[]>;
  /** Removes it if it was written more than a week ago; a younger file may still get its row. */
  removeIfOld(key: MediaKey): Promise<void>;
  close(): void;
}

const noRoom = new Set(["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM"]);
/** Where the file system has no second names for a file, or no more for this one. */
const noLinks = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);
const abandonedAfterMs = 60 * 60 * 1000;
const oldAfterMs = 7 * 24 * abandonedAfterMs;

/** [DE7] `onFull` learns why there is no room, once each time there begins to be none. */
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
      // Before, as both have the same times: a file without a row must look young (RT7).
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
      const now = Date.now(); // NOTE: file times come from the system, whatever our clock says
      for (const name of (await readdir(halfWritten).catch(nullWhenAbsent)) ?? []) {
        await removeAbandoned(path.join(halfWritten, name), now - abandonedAfterMs);
      }
    },
    async *listDirectories(accountId) {
      const place = path.join(root, accountId);
      const held = (await readdir(place, { withFileTypes: true }).catch(nullWhenAbsent)) ?? [];
      // Anything beside these directories is ignored, such as files or broken links.
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

/** Ids come from us, but even so no id may ever lead out of the directory. */
function relativePath({ accountId, id }: MediaKey, rendition: Rendition): string {
  if (![accountId, id].every(isName)) throw new Error("not a name for a file");
  const directory = createHash("sha256").update(id).digest("hex").slice(0, 2);
  return path.join(accountId, directory, rendition === "thumbnail" ? `${id}.thumb` : id);
}
