import { createHash } from "node:crypto";
import { readlinkSync } from "node:fs";
import {
  chmod,
  cp,
  type FileHandle,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { locateEmbeddedPostgres, startEmbeddedPostgres } from "@jieru/embedded-postgres";
import { backUp } from "@jieru/realtime/backup/back-up";
import { type Manifest, readManifest, writeManifest } from "@jieru/realtime/backup/manifest";
import { restore, verifyBackup } from "@jieru/realtime/backup/restore";
import { closePool, openPool } from "@jieru/realtime/database/connect";
import { listMigrations, migrate } from "@jieru/realtime/database/migrate";
import pg from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { picture } from "../cast.ts";
import { queryOnce } from "../test-database.ts";
import { appId, deadline, makeDataDir, openTestServer, type TestServer } from "../test-server.ts";

let house: TestServer;
let place: string;
let taken: { quiet: string };
const options = () => ({ dataDir: house.dataDir, secretKey: undefined });
/** A time in seconds, older than the age at which leftovers are deleted. */
const yesterday = (): number => (Date.now() - 25 * 60 * 60 * 1_000) / 1_000;
const hashed = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("hex");

beforeAll(async () => {
  house = await openTestServer({ embedded: true });
  place = await mkdtemp(path.join(os.tmpdir(), "jieru-backup-"));
  taken = { quiet: path.join(place, "quiet") };
  const customer = house.newCustomer();
  await house.customerWrites(customer);
  await house.simulator.pushImage(appId, customer, picture);
  const ready = () => house.rows(`select id from media where state = 'ready'`);
  await vi.waitFor(async () => expect(await ready()).toHaveLength(1), deadline);
  await backUp({ ...options(), to: taken.quiet });
}, 60_000);

afterAll(async () => {
  await house.stop();
  await rm(place, { recursive: true, force: true });
});

/** Returns the files and directories that `work` flushes to disk. */
async function whatIsSynced(work: () => Promise<unknown>): Promise<string[]> {
  const synced: string[] = [];
  const handle = await open(os.tmpdir());
  const sync = handle.sync;
  const spy = vi.spyOn(Object.getPrototypeOf(handle) as FileHandle, "sync").mockImplementation(function (
    this: FileHandle,
  ) {
    synced.push(readlinkSync(`/proc/self/fd/${this.fd}`));
    return sync.call(this);
  });
  await handle.close();
  await work().finally(() => spy.mockRestore());
  return synced;
}

it.runIf(process.platform === "linux")(
  "[BK2] every image and every directory above it is flushed before the backup is complete",
  async () => {
    const synced = await whatIsSynced(() => backUp({ ...options(), to: path.join(place, "synced") }));
    const list = await readFile(path.join(place, "synced/media.list"), "utf8");
    const images = list.split("\n").flatMap((line) => line.split(" ")[2] ?? []);
    expect(images).toHaveLength(2);
    const places = images.flatMap((image) => [image, path.dirname(image), path.dirname(path.dirname(image))]);
    const inDraft = synced.map((name) => path.relative(place, name).split(path.sep).slice(1).join("/"));
    for (const one of [...places.map((name) => path.join("media", name)), "media", "tables", ""])
      expect(inDraft).toContain(one);
  },
);

it("[BK2] a backup is readable only by its owner, whatever the modes of its sources", async () => {
  const [image] = (await readFile(path.join(taken.quiet, "media.list"), "utf8")).split("\n");
  const original = path.join("media", image?.split(" ")[2] as string);
  await chmod(path.join(house.dataDir, original), 0o644);
  const to = path.join(place, "mine");
  await backUp({ ...options(), to, withKey: true });
  for (const file of [original, "manifest.json", "media.list", "secret-key", "tables/messages.zst"])
    expect([file, (await stat(path.join(to, file))).mode & 0o777]).toEqual([file, 0o600]);
});

it("[BK2] a backup contains the images when their directory is a link to another disk", async () => {
  const moved = path.join(place, "moved");
  const mediaDir = path.join(house.dataDir, "media", house.accountId);
  await rename(mediaDir, moved);
  await symlink(moved, mediaDir);
  const manifest = await backUp({ ...options(), to: path.join(place, "linked") });
  await rm(mediaDir);
  await rename(moved, mediaDir);
  expect(manifest.media).toMatchObject({ files: 2, gone: 0 });
});

it("[BK1] [BK2] a backup excludes rows written while it is made, and half-written images", async () => {
  const halfWritten = path.join(house.dataDir, "media/.incoming");
  await mkdir(halfWritten, { recursive: true });
  await writeFile(path.join(halfWritten, "half"), "an image");
  const to = path.join(place, "one-instant");
  const holder = new pg.Client(locateEmbeddedPostgres(house.dataDir).connection);
  await holder.connect();
  await holder.query("begin; lock table events in access exclusive mode");
  const made = backUp({ ...options(), to });
  const waits = `select from pg_locks join pg_stat_activity using (pid) where not granted and application_name = 'jieru-backup'`;
  await expect.poll(async () => (await holder.query(waits)).rows.length, deadline).toBeGreaterThan(0);
  const later = (node: string) =>
    house.rows(`insert into write_probes (node_id, at, ballast) values ($1, 0, '')`, [node]);
  await later("written in the middle of it");
  await holder.query("commit");
  await holder.end();
  expect((await made).media).toMatchObject({ files: 2 });
  const file = await readFile(path.join(to, "tables/write_probes.zst"));
  expect(String(zstdDecompressSync(file))).not.toContain("written in the middle of it");
  await rm(halfWritten, { recursive: true });
});

it("[BK2] [N43] a backup with key is refused when there is no key", async () => {
  const to = path.join(place, "keyless");
  const options = { dataDir: place, secretKey: undefined, to, withKey: true };
  await expect(backUp(options)).rejects.toThrow("There is no secret key to put into the backup");
  expect((await readdir(place)).filter((name) => name.startsWith("keyless"))).toEqual([]);
});

it("[BK2] one of two simultaneous backups into one directory is made, the other refused", {
  tags: ["slow"],
}, async () => {
  const to = path.join(place, "twice");
  const ends = await Promise.allSettled([0, 1].map(() => backUp({ ...options(), to })));
  const refusals = ends.flatMap((end) => (end.status === "rejected" ? [String(end.reason)] : []));
  expect(refusals).toEqual([expect.stringContaining(`${to} exists already`)]);
  await verifyBackup(to);
  expect((await readdir(place)).filter((name) => name.startsWith("twice"))).toEqual(["twice"]);
});

it("[BK2] an unfinished backup blocks no other, and the next one deletes it after a day", async () => {
  const drafts = ["monday.unfinished-a1B2c3", "tuesday.unfinished-d4E5f6"] as const;
  for (const draft of drafts) await mkdir(path.join(place, draft, "tables"), { recursive: true });
  for (const dir of [path.join(drafts[0], "tables"), drafts[0]])
    await utimes(path.join(place, dir), yesterday(), yesterday());
  await backUp({ ...options(), to: path.join(place, "tuesday") });
  const left = (await readdir(place)).filter((name) => name.includes("unfinished"));
  expect(left).toEqual([drafts[1]]);
});

it("[BK2] an unfinished backup that is still written stays after a day", async () => {
  const slow = path.join(place, "wednesday.unfinished-g7H8i9");
  await mkdir(path.join(slow, "tables"), { recursive: true });
  const growing = path.join(slow, "tables/messages.zst");
  await writeFile(growing, "still growing");
  const lately = yesterday() + 2 * 60 * 60;
  await utimes(growing, lately, lately);
  for (const dir of [path.join(slow, "tables"), slow]) await utimes(dir, yesterday(), yesterday());
  await backUp({ ...options(), to: path.join(place, "thursday") });
  expect(await readFile(growing, "utf8")).toBe("still growing");
  await utimes(growing, yesterday(), yesterday());
  await backUp({ ...options(), to: path.join(place, "friday") });
  await expect(stat(slow)).rejects.toThrow("ENOENT");
});

it("[BK3] a forged backup writes nothing outside its directory and adds no table", async () => {
  const copy = path.join(place, "forged");
  await cp(taken.quiet, copy, { recursive: true });
  const manifest = await readManifest(copy);
  await writeFile(path.join(place, "escaped"), "out");
  for (const name of ["../../escaped", path.join(place, "escaped"), "a/../../../escaped"]) {
    const list = `${hashed("out")} 3 ${name}\n`;
    await writeFile(path.join(copy, "media.list"), list);
    await writeManifest(copy, { ...manifest, media: { ...manifest.media, sha256: hashed(list) } });
    const into = { from: copy, dataDir: path.join(place, "never"), secretKey: undefined, clock: house.clock };
    await expect(restore(into)).rejects.toThrow(`media.list is damaged: ${name} is no place for an image`);
  }
  await expect(stat(path.join(place, "never"))).rejects.toThrow("ENOENT");
  const [table] = manifest.tables;
  await writeManifest(copy, {
    ...manifest,
    tables: [...manifest.tables, { ...(table as Manifest["tables"][number]), name: "../../escaped" }],
  });
  await expect(verifyBackup(copy)).rejects.toThrow("manifest.json is damaged");
});

it("[BK3] a backup of a newer release, or without a table, is refused with the reason", async () => {
  const copy = path.join(place, "of-another-release");
  await cp(taken.quiet, copy, { recursive: true });
  const manifest = await readManifest(copy);
  const into = { from: copy, dataDir: path.join(place, "never"), secretKey: undefined, clock: house.clock };
  const reasonOf = async (change: Partial<Manifest>) => {
    await writeManifest(copy, { ...manifest, ...change });
    return restore(into).then(
      () => "it was taken",
      ({ message }: Error) => message,
    );
  };
  const later = { migrations: [...manifest.migrations, "999-later.sql"] };
  expect(await reasonOf(later)).toMatch(/^The backup is of a newer release \(.*999-later\.sql\)/);
  await expect(stat(into.dataDir)).rejects.toThrow("ENOENT");
  const fewer = { tables: manifest.tables.filter(({ name }) => name !== "blacklist") };
  expect(await reasonOf(fewer)).toBe("The backup lacks the table blacklist");
  expect(await readdir(into.dataDir)).toEqual([]);
});

/** Creates a data directory as a release with these migrations would. */
async function makeDesk(migrations: readonly string[]): Promise<string> {
  const dataDir = await makeDataDir();
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const pool = openPool(postgres.connection, () => undefined);
  await migrate(pool, { only: migrations });
  await closePool(pool);
  await postgres.stop();
  return dataDir;
}

it("[BK4] a backup of an earlier release is restored with its schema and migrated at start", {
  tags: ["slow"],
}, async () => {
  const [of, to] = [await listMigrations(), path.join(place, "earlier")];
  const earlier = of.slice(0, -1);
  const dataDir = await makeDesk(earlier);
  expect(await backUp({ dataDir, to, secretKey: undefined })).toMatchObject({ migrations: earlier });
  await verifyBackup(to);
  const restored = path.join(place, "restored");
  await restore({ from: to, dataDir: restored, secretKey: undefined, clock: house.clock });
  const postgres = await startEmbeddedPostgres({ dataDir: restored, log: () => undefined });
  const pool = openPool(postgres.connection, () => undefined);
  const applied = async () =>
    (await pool.query(`select name from schema_migrations order by name`)).rows.map(({ name }) => name);
  expect(await applied()).toEqual(earlier);
  await migrate(pool);
  expect(await applied()).toEqual(of);
  await closePool(pool);
  await postgres.stop();
  await rm(dataDir, { recursive: true });
});

it("[BK4] the next verification deletes a day-old leftover of an interrupted one", {
  tags: ["slow"],
}, async () => {
  const [old, fresh] = [0, 0].map(() => path.join(os.tmpdir(), `jieru-verify-${crypto.randomUUID()}`)) as [
    string,
    string,
  ];
  for (const dir of [old, fresh]) await mkdir(path.join(dir, "postgres"), { recursive: true });
  for (const dir of [path.join(old, "postgres"), old]) await utimes(dir, yesterday(), yesterday());
  await verifyBackup(taken.quiet);
  const left = await Promise.all(
    [old, fresh].map((dir) =>
      stat(dir).then(
        () => true,
        () => false,
      ),
    ),
  );
  await rm(fresh, { recursive: true });
  expect(left).toEqual([false, true]);
});

it("[AT1] [BK2] API keys inside a backup are not restored", {
  tags: ["slow"],
}, async () => {
  const [from, dataDir] = [path.join(place, "with-keys"), await makeDataDir()];
  await cp(taken.quiet, from, { recursive: true });
  const manifest = await readManifest(from);
  const none = manifest.tables.find(({ rows }) => rows === 0) as Manifest["tables"][number];
  const row = `key\t${house.accountId}\tshop\t\\\\x00\tabcd\t0\t\\N\t\\N\t\\N\n`;
  const packed = zstdCompressSync(Buffer.from(row));
  await writeFile(path.join(from, "tables/api_keys.zst"), packed);
  const columns = "id account_id name secret_hash tail created_at created_by last_used_at revoked_at".split(
    " ",
  );
  const keys = {
    ...none,
    name: "api_keys",
    columns,
    rows: 1,
    sha256: hashed(row),
    fileSha256: hashed(packed),
  };
  await writeManifest(from, { ...manifest, tables: [...manifest.tables, keys] });
  await restore({ from, dataDir, secretKey: undefined, clock: house.clock });
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const client = new pg.Client(postgres.connection);
  await client.connect();
  const { rows } = await client.query(`select id from api_keys`);
  await client.end();
  await postgres.stop();
  await rm(dataDir, { recursive: true });
  expect(rows).toEqual([]);
});

it("[BK2] a backup fails and leaves no files when its database goes away", async () => {
  const locker = new pg.Client(locateEmbeddedPostgres(house.dataDir).connection);
  await locker.connect();
  try {
    await locker.query("begin");
    await locker.query("lock table write_probes in access exclusive mode");
    const making = backUp({ ...options(), to: path.join(place, "cut") });
    const expectation = expect(making).rejects.toThrow("terminat");
    const cut = () =>
      queryOnce(
        house.owner,
        `select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'jieru-backup' and wait_event_type = 'Lock'`,
      );
    await vi.waitFor(async () => expect(await cut()).toHaveLength(1), deadline);
    await expectation;
  } finally {
    await locker.end();
  }
  expect((await readdir(place)).filter((name) => name.startsWith("cut"))).toEqual([]);
});
