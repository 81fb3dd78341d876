/**
 * Backs up a running installation: rows from one snapshot, then images, then the manifest. `DIR` has manifest.json,
 * tables/*.zst in PostgreSQL's text format, media/, media.list, and secret-key on request. A draft is renamed at the
 * end, so `DIR` is complete or absent.
 */
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { findSecretKey, fingerprintOf } from "../accounts/secret-key.ts";
import { syncDirectory } from "../base/sync-directory.ts";
import { readVersion } from "../base/version.ts";
import { copyOut } from "./copy-rows.ts";
import { noteMade } from "./known-backups.ts";
import { type Manifest, writeManifest } from "./manifest.ts";
import { copyMediaOut } from "./media-files.ts";
import { openClient, reachDatabase } from "./reach-database.ts";
import { sweepOld } from "./sweep-old.ts";
import { listTables } from "./tables.ts";
import { BackupUnusable } from "./unusable.ts";

export interface BackUpOptions {
  dataDir: string;
  /** Must not exist yet. */
  to: string;
  secretKey: Buffer | undefined;
  /** Includes the key that opens stored credentials. */
  withKey?: boolean;
}

/** Throws `BackupUnusable` if the path exists or there is nothing to back up. */
export async function backUp({ dataDir, to, secretKey, withKey = false }: BackUpOptions): Promise<Manifest> {
  const place = path.resolve(to);
  if (await stat(place).catch(() => null)) throw alreadyExists(place);
  const key = await findSecretKey({ dataDir, secretKey });
  if (withKey && !key)
    throw new BackupUnusable("There is no secret key to put into the backup: set SECRET_KEY");
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  await sweepOld(path.dirname(place), isDraft);
  const draft = await mkdtemp(`${place}.unfinished-`);
  try {
    const manifest = await fill(draft, { dataDir, key, withKey });
    await putInPlace(draft, place);
    await noteMade(dataDir, manifest.at).catch(() => undefined); // without this record an alarm reports the backup as missing
    return manifest;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

const isDraft = (name: string): boolean => /.\.unfinished-[A-Za-z0-9]{6}$/.test(name);
const alreadyExists = (place: string) => new BackupUnusable(`${place} exists already: name a new one`);

/** NOTE: `rename` never replaces a directory with contents. */
async function putInPlace(draft: string, place: string): Promise<void> {
  await rename(draft, place).catch((error: NodeJS.ErrnoException) => {
    throw ["ENOTEMPTY", "EEXIST", "ENOTDIR"].includes(error.code ?? "") ? alreadyExists(place) : error;
  });
  await syncDirectory(path.dirname(place));
}

interface Filling {
  dataDir: string;
  key: Buffer | null;
  withKey: boolean;
}

async function fill(draft: string, { dataDir, key, withKey }: Filling): Promise<Manifest> {
  await mkdir(path.join(draft, "tables"), { mode: 0o700 });
  const rows = await copyDatabase(dataDir, draft);
  const media = await copyMediaOut(dataDir, draft);
  if (withKey && key)
    await writeFile(path.join(draft, "secret-key"), key.toString("base64"), { mode: 0o600, flush: true });
  const manifest: Manifest = {
    format: 1,
    ...rows,
    media,
    secretKey: { included: withKey, fingerprint: key && fingerprintOf(key) },
  };
  await writeManifest(draft, manifest);
  for (const dir of [path.join(draft, "tables"), draft]) await syncDirectory(dir);
  return manifest;
}

async function copyDatabase(dataDir: string, draft: string) {
  const database = await reachDatabase(dataDir);
  const client = openClient({ ...database.connection, application_name: "jieru-backup" });
  try {
    await client.connect();
    return await copyTables(client, draft);
  } finally {
    await client.end();
    await database.leave();
  }
}

async function copyTables(client: pg.Client, draft: string) {
  await client.query("begin isolation level repeatable read read only");
  const { rows: facts } = await client.query<{ at: Date; postgres: string; migrations: string[] }>(
    `select now() as at, current_setting('server_version') as postgres,
            array(select name from schema_migrations order by name) as migrations`,
  );
  const [fact] = facts;
  if (!fact) throw new Error("PostgreSQL did not say what it is");
  const tables = [];
  for (const table of await listTables(client)) tables.push(await copyOut(client, table, draft));
  await client.query("commit");
  const madeBy = { product: "jieru" as const, version: readVersion(), postgres: fact.postgres };
  return { madeBy, at: fact.at.toISOString(), migrations: fact.migrations, tables };
}
