import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { BackupUnusable } from "./unusable.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const tableEntry = z.object({
  /** Also the name of its file. */
  name: z.string().regex(/^\w+$/),
  columns: z.array(z.string()),
  rows: z.int(),
  /** The hash of the rows in PostgreSQL's text format, in the order of the primary key. */
  sha256,
  /** The hash of the file with the rows. */
  fileSha256: sha256,
});
export type TableEntry = z.infer<typeof tableEntry>;

const contents = z.object({
  format: z.literal(1),
  madeBy: z.object({ product: z.literal("jieru"), version: z.string(), postgres: z.string() }),
  /** The time of the snapshot. */
  at: z.string(),
  /** The schema: the migrations applied, in order. */
  migrations: z.array(z.string()),
  tables: z.array(tableEntry),
  media: z.object({
    files: z.int(),
    bytes: z.int(),
    /** The hash of `media.list`, which has the hash of every file. */
    sha256,
    /** Files that were deleted while the backup was made. */
    gone: z.int(),
  }),
  secretKey: z.object({
    included: z.boolean(),
    /** Identifies the key for comparison with another one; null if the key was not available. */
    fingerprint: z.string().nullable(),
  }),
});
export type Manifest = z.infer<typeof contents>;

const fileName = "manifest.json";
const sealOf = (manifest: Manifest): string =>
  createHash("sha256").update(JSON.stringify(manifest)).digest("hex");

/** Writes the manifest. It must be last: a directory without it is not a backup. */
export async function writeManifest(dir: string, manifest: Manifest): Promise<void> {
  const text = JSON.stringify({ ...manifest, sha256: sealOf(manifest) }, null, 2);
  await writeFile(path.join(dir, fileName), `${text}\n`, { flush: true, mode: 0o600 });
}

/** Returns the manifest. Throws `BackupUnusable` with the reason if it is missing, of another format, or changed by one byte. */
export async function readManifest(dir: string): Promise<Manifest> {
  const text = await readFile(path.join(dir, fileName), "utf8").catch(() => null);
  if (text === null) throw new BackupUnusable(`${dir} is no finished backup: it has no ${fileName}`);
  const { sha256: seal, ...rest } = parse(text);
  if (rest.format !== 1)
    throw new BackupUnusable(`This release reads backups of format 1, this one is ${String(rest.format)}`);
  const manifest = contents.safeParse(rest);
  if (!manifest.success || sealOf(manifest.data) !== seal)
    throw new BackupUnusable(`${fileName} is damaged: it does not fit its own checksum`);
  return manifest.data;
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new BackupUnusable(`${fileName} is damaged: it is no JSON`);
  }
}
