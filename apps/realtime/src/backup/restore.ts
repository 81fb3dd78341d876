/**
 * Restores a backup into an empty data directory, or a scratch one to verify it. A mismatch leaves nothing a server
 * would start with.
 */
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "@jieru/embedded-postgres";
import type pg from "pg";
import { findSecretKey, fingerprintOf } from "../accounts/secret-key.ts";
import type { Clock } from "../base/context.ts";
import { syncDirectory } from "../base/sync-directory.ts";
import { closePool, openPool } from "../database/connect.ts";
import { listMigrations, migrate } from "../database/migrate.ts";
import { nullWhenAbsent } from "../media/store/whole-files.ts";
import { checkRowsFile, copyIn, copyOut } from "./copy-rows.ts";
import { settleFile } from "./durable.ts";
import { noteVerified } from "./known-backups.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { copyMediaIn } from "./media-files.ts";
import { openClient } from "./reach-database.ts";
import { fetchAgain, settleRestored } from "./settle-restored.ts";
import { sweepOld } from "./sweep-old.ts";
import { listTables, notBackedUp, quote } from "./tables.ts";
import { BackupUnusable } from "./unusable.ts";

export interface RestoreOptions {
  from: string;
  dataDir: string;
  secretKey: Buffer | undefined;
  clock: Clock;
}

export interface Restored {
  manifest: Manifest;
  unconfirmed: number;
  key: "fits" | "missing" | "other" | "unknown";
}

const draftName = ".restoring";

/** Throws `BackupUnusable` if the directory is not empty, or the backup is damaged or newer than this release. */
export async function restore({ from, dataDir, secretKey, clock }: RestoreOptions): Promise<Restored> {
  refuseUsed(dataDir, (await readdir(dataDir).catch(nullWhenAbsent)) ?? []);
  const manifest = await readUsable(from);
  const draft = path.join(dataDir, draftName);
  await mkdir(draft, { recursive: true });
  try {
    const finish = (client: pg.Client) => settleRestored(client, manifest, clock);
    const loading = { from, dataDir: draft, manifest, throwaway: false, finish, afterwards: fetchAgain };
    const unconfirmed = await loadDatabase(loading);
    await copyMediaIn(from, manifest.media, draft);
    if (manifest.secretKey.included) await copyKey(from, draft, manifest);
    // The database is last: without it, a directory counts as unused.
    for (const name of (await readdir(draft)).sort(databaseLast))
      await rename(path.join(draft, name), path.join(dataDir, name));
    await syncDirectory(dataDir);
    const key = await findSecretKey({ dataDir, secretKey });
    return { manifest, unconfirmed, key: keyState(key, manifest) };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

function refuseUsed(dataDir: string, present: readonly string[]): void {
  if (present.length === 0) return;
  const isDraftAlone = present.length === 1 && present[0] === draftName;
  const found = present.slice(0, 3).join(", ");
  throw new BackupUnusable(
    isDraftAlone
      ? `A restore into ${dataDir} is under way or was cut off: if none runs, remove ${path.join(dataDir, draftName)}`
      : `${dataDir} is not empty (${found}): name an empty DATA_DIR`,
  );
}

const databaseLast = (a: string, b: string): number =>
  Number(a === "postgres") - Number(b === "postgres") || (a < b ? -1 : 1);

/**
 * [BK4] Restores into a scratch cluster and compares everything. Throws `BackupUnusable`. [BK6] Records the
 * verification in `dataDir`.
 */
export async function verifyBackup(from: string, dataDir?: string): Promise<Manifest> {
  const manifest = await readUsable(from);
  await sweepOld(os.tmpdir(), (name) => name.startsWith(scratchName));
  const scratch = await mkdtemp(path.join(os.tmpdir(), scratchName));
  await chmod(scratch, 0o711); // PostgreSQL may run as a different user
  try {
    const finish = (client: pg.Client) => compare(client, manifest);
    await loadDatabase({ from, dataDir: scratch, manifest, throwaway: true, finish });
    if (dataDir) await noteVerified(dataDir, manifest.at).catch(() => undefined); // as in `backUp`
    return manifest;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const scratchName = "jieru-verify-";

/** Checks the whole backup before restoring any of it. */
async function readUsable(from: string): Promise<Manifest> {
  const manifest = await readManifest(from);
  for (const entry of manifest.tables) await checkRowsFile(entry, from);
  await copyMediaIn(from, manifest.media);
  const known = new Set(await listMigrations());
  const unknown = manifest.migrations.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new BackupUnusable(
      `The backup is of a newer release (${manifest.madeBy.version}, ${unknown.join(", ")}): restore it with that one`,
    );
  return manifest;
}

interface Loading<T> {
  from: string;
  dataDir: string;
  manifest: Manifest;
  /** For a scratch database. */
  throwaway: boolean;
  finish(client: pg.Client): Promise<T>;
  afterwards?(client: pg.Client, connection: pg.ClientConfig): Promise<void>;
}

async function loadDatabase<T>(loading: Loading<T>): Promise<T> {
  const { from, dataDir, manifest, throwaway, finish, afterwards } = loading;
  const postgres = await startEmbeddedPostgres({ dataDir, throwaway, log: () => undefined });
  const client = openClient(postgres.connection);
  try {
    await makeSchema(postgres.connection, manifest);
    await client.connect();
    const result = await loadRows(client, from, manifest, finish);
    await afterwards?.(client, postgres.connection);
    return result;
  } finally {
    await client.end();
    await postgres.stop();
  }
}

async function makeSchema(connection: pg.ClientConfig, { migrations }: Manifest): Promise<void> {
  const pool = openPool(connection, () => undefined);
  try {
    await migrate(pool, { only: migrations });
  } finally {
    await closePool(pool);
  }
}

async function loadRows<T>(
  client: pg.Client,
  from: string,
  manifest: Manifest,
  finish: (client: pg.Client) => Promise<T>,
): Promise<T> {
  await client.query("begin");
  // The rows satisfied all constraints before, and their hashes match.
  await client.query("set local session_replication_role = replica");
  const tables = await listTables(client);
  const missing = tables.filter(({ name }) => !manifest.tables.some((entry) => entry.name === name));
  if (missing.length > 0) throw new BackupUnusable(`The backup lacks the table ${missing[0]?.name}`);
  for (const { name } of tables) await client.query(`delete from ${quote(name)}`); // rows that a migration has inserted
  const wanted = manifest.tables.filter(({ name }) => !notBackedUp.includes(name)); // an earlier release may have included it
  for (const entry of wanted) await copyIn(client, entry, from);
  await moveSequences(client);
  const result = await finish(client);
  await client.query("commit");
  await client.query("analyze");
  return result;
}

/** Sets the next number of every identity column. */
async function moveSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `select format('select setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 1), max(%I) is not null) from %I',
                   c.relname, a.attname, a.attname, a.attname, c.relname) as statement
       from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = current_schema()::regnamespace and a.attidentity <> ''`,
  );
  for (const { statement } of rows) await client.query(statement);
}

async function compare(client: pg.Client, manifest: Manifest): Promise<void> {
  const written = new Map(manifest.tables.map((entry) => [entry.name, entry]));
  for (const table of await listTables(client)) {
    const { rows, sha256 } = await copyOut(client, table);
    const entry = written.get(table.name);
    if (entry?.rows === rows && entry.sha256 === sha256) continue;
    throw new BackupUnusable(`${table.name} came back different: ${rows} rows, ${entry?.rows} were written`);
  }
}

async function copyKey(from: string, draft: string, manifest: Manifest): Promise<void> {
  await copyFile(path.join(from, "secret-key"), path.join(draft, "secret-key")).catch(() => {
    throw new BackupUnusable("secret-key is missing");
  });
  await settleFile(path.join(draft, "secret-key"));
  const key = Buffer.from(await readFile(path.join(draft, "secret-key"), "utf8"), "base64");
  if (fingerprintOf(key) !== manifest.secretKey.fingerprint)
    throw new BackupUnusable("secret-key is damaged");
}

function keyState(key: Buffer | null, manifest: Manifest): Restored["key"] {
  if (!key) return "missing";
  if (manifest.secretKey.fingerprint === null) return "unknown";
  return fingerprintOf(key) === manifest.secretKey.fingerprint ? "fits" : "other";
}
