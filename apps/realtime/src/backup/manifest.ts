import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { BackupUnusable } from "./unusable.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const tableEntry = z.object({
  /** Also the file name. */
  name: z.string().regex(/^\w+$/),
  columns: z.array(z.string()),
  rows: z.int(),
  /** Hashes the rows in text format, by primary key. */
  sha256,
  fileSha256: sha256,
});
export type TableEntry = z.infer<typeof tableEntry>;

const contents = z.object({
  format: z.literal(1),
  madeBy: z.object({ product: z.literal("jieru"), version: z.string(), postgres: z.string() }),
  at: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(tableEntry),
  media: z.object({
    files: z.int(),
    bytes: z.int(),
    /** Hashes `media.list`, which has every file's hash. */
    sha256,
    /** Files deleted during the backup. */
    gone: z.int(),
  }),
  secretKey: z.object({
    included: z.boolean(),
    /** Identifies the key; null if it was not available. */
    fingerprint: z.string().nullable(),
  }),
});
export type Manifest = z.infer<typeof contents>;

const fileName = "manifest.json";
const sealOf = (manifest: Manifest): string =>
  createHash("sha256").update(JSON.stringify(manifest)).digest("hex");

/** Writes the manifest last: without it, a directory is no backup. */
export async function writeManifest(dir: string, manifest: Manifest): Promise<void> {
  const text = JSON.stringify({ ...manifest, sha256: sealOf(manifest) }, null, 2);
  await writeFile(path.join(dir, fileName), `${text}\n`, { flush: true, mode: 0o600 });
}

/** Throws `BackupUnusable` if the manifest is missing, changed or of another format. */
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
