import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { settleFile, syncDirectories } from "./durable.ts";
import { hashFile } from "./hashing.ts";
import type { Manifest } from "./manifest.ts";
import { BackupUnusable } from "./unusable.ts";

const listFile = "media.list";
/** The media store's unfinished files are in hidden directories. */
const isHidden = (name: string): boolean => name.startsWith(".");
const atOnce = 8;

interface Listed {
  sha256: string;
  bytes: number;
  name: string;
}

/** Copies the media. Files never change once written. */
export async function copyMediaOut(from: string, to: string): Promise<Manifest["media"]> {
  const names = await listFiles(path.join(from, "media"));
  const listed: Listed[] = [];
  let gone = 0;
  await each(names, async (name) => {
    const copied = await copyOne(path.join(from, "media", name), path.join(to, "media", name));
    if (copied) listed.push({ ...copied, name });
    else gone++;
  });
  await syncDirectories(path.join(to, "media"), listed);
  listed.sort((a, b) => (a.name < b.name ? -1 : 1));
  const list = listed.map(({ sha256, bytes, name }) => `${sha256} ${bytes} ${name}\n`).join("");
  await writeFile(path.join(to, listFile), list, { flush: true, mode: 0o600 });
  const bytes = listed.reduce((sum, file) => sum + file.bytes, 0);
  return { files: listed.length, bytes, sha256: createHash("sha256").update(list).digest("hex"), gone };
}

/** Checks every file against the list, and copies it if `to` is given. Throws `BackupUnusable`. */
export async function copyMediaIn(dir: string, media: Manifest["media"], to?: string): Promise<void> {
  const list = await readFile(path.join(dir, listFile), "utf8").catch(() => null);
  if (list === null) throw new BackupUnusable(`${listFile} is missing`);
  if (createHash("sha256").update(list).digest("hex") !== media.sha256)
    throw new BackupUnusable(`${listFile} is damaged`);
  const listed = list.split("\n").slice(0, -1).map(parseLine);
  await each(listed, async ({ sha256, name }) => {
    const file = path.join(dir, "media", name);
    const found = to ? await copyOne(file, path.join(to, "media", name)) : await hashFile(file);
    if (!found) throw new BackupUnusable(`media/${name} is missing`);
    if (found.sha256 !== sha256) throw new BackupUnusable(`media/${name} is damaged`);
  });
  if (to) await syncDirectories(path.join(to, "media"), listed);
}

/** Throws `BackupUnusable` for a path out of the directory. */
function parseLine(line: string): Listed {
  const [sha256 = "", bytes = "", ...words] = line.split(" ");
  const name = words.join(" ");
  const leadsOut =
    path.isAbsolute(name) || name.split(/[\\/]/).some((part) => ["", ".", ".."].includes(part));
  if (leadsOut) throw new BackupUnusable(`${listFile} is damaged: ${name} is no place for an image`);
  return { sha256, bytes: Number(bytes), name };
}

async function copyOne(from: string, to: string): Promise<{ sha256: string; bytes: number } | null> {
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
  if (!(await copyFile(from, to).then(() => true, falseWhenAbsent))) return null;
  await settleFile(to);
  return hashFile(to);
}

async function listFiles(root: string): Promise<string[]> {
  const found = await readdir(root, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    falseWhenAbsent(error as NodeJS.ErrnoException);
    return [];
  });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((name) => !name.split(path.sep).some(isHidden));
}

/** Runs `atOnce` in parallel. After a failure it waits for the running ones, so that the caller can clean up. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const item of rest) {
      if (failed) return;
      await work(item).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

function falseWhenAbsent(error: NodeJS.ErrnoException): false {
  if (error.code === "ENOENT") return false;
  throw error;
}
