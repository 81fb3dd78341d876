/**
 * A backup of a desk that may be running: rows in one snapshot of the database, then the images, then the manifest.
 *
 *     DIR/manifest.json      what is in it, and the checksums of all of it
 *     DIR/tables/*.zst       the rows of one table each, in PostgreSQL's text format
 *     DIR/media/  media.list the images' files
 *     DIR/secret-key         only when asked for
 *
 * It is written beside, in a draft of its own, and renamed at the end: DIR exists whole or not at all, and of two that are made
 * at once the file system takes the first. What a killed backup left keeps no other from being made.
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
  /** Where the backup goes; nothing may be there yet. */
  to: string;
  secretKey: Buffer | undefined;
  /** Put the key that opens stored credentials beside what it protects. */
  withKey?: boolean;
}

/** Throws `BackupUnusable` when the place is taken or there is nothing to back up. */
export async function backUp({ dataDir, to, secretKey, withKey = false }: BackUpOptions): Promise<Manifest> {
  const place = path.resolve(to);
  if (await stat(place).catch(() => null)) throw taken(place);
  const key = await findSecretKey({ dataDir, secretKey });
  if (withKey && !key)
    throw new BackupUnusable("There is no secret key to put into the backup: set SECRET_KEY");
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  await sweepOld(path.dirname(place), isDraft);
  const draft = await mkdtemp(`${place}.unfinished-`);
  try {
    const manifest = await fill(draft, { dataDir, key, withKey });
    await putInPlace(draft, place);
    await noteMade(dataDir, manifest.at).catch(() => undefined); // the backup is there: what is not noted, an alarm tells
    return manifest;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

const isDraft = (name: string): boolean => /.\.unfinished-[A-Za-z0-9]{6}$/.test(name);
const taken = (place: string) => new BackupUnusable(`${place} exists already: name a new one`);

/** NOTE: a directory with something in it is never renamed over. */
async function putInPlace(draft: string, place: string): Promise<void> {
  await rename(draft, place).catch((error: NodeJS.ErrnoException) => {
    throw ["ENOTEMPTY", "EEXIST", "ENOTDIR"].includes(error.code ?? "") ? taken(place) : error;
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

/** One snapshot: nothing in it is older or newer than the rest, whatever is written meanwhile. */
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
