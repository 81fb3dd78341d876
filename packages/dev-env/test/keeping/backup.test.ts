/** Tests the restore drill: a backup made while customers write, its restore, and the restored server. */
import { randomBytes } from "node:crypto";
import { watch } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { zstdDecompressSync } from "node:zlib";
import { locateEmbeddedPostgres } from "@jieru/embedded-postgres";
import { backUp } from "@jieru/realtime/backup/back-up";
import { readManifest } from "@jieru/realtime/backup/manifest";
import { restore, verifyBackup } from "@jieru/realtime/backup/restore";
import { createLogger } from "@jieru/realtime/base/logger";
import { type RunningServer, startServer } from "@jieru/realtime/start";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import pg from "pg";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { demoAccount } from "../../src/demo.ts";
import { pushTo } from "../../src/dev-env.ts";
import { freePort } from "../../src/free-port.ts";
import { serverConfig } from "../../src/server-config.ts";
import { picture } from "../cast.ts";
import { type Console, openConsole, request } from "../console.ts";
import { openFeed } from "../feed.ts";
import { createLoad, seededRandom } from "../load.ts";
import {
  admin,
  appId,
  deadline,
  host,
  lin,
  makeDataDir,
  openTestServer,
  supervisor,
  type TestServer,
  xu,
} from "../test-server.ts";

let house: TestServer;
let place: string;
let taken: { busy: string; quiet: string };
let before: { snapshot: Snapshot; page: MessagesPage; sends: number; rows: unknown };
let restored: RunningServer | undefined;
let restoredDir: string;
let restoredAt: number;
/** The last event deleted before the quiet backup. */
let deletedTo: number;
const customer = "o9Ag05backup-customer-0001";

const options = () => ({ dataDir: house.dataDir, secretKey: undefined });
const snapshotOf = async (who: Console) => {
  const snapshot = (await who.get(`/api/accounts/${house.accountId}/snapshot`)).body as Snapshot;
  return { ...snapshot, now: 0, sessions: snapshot.sessions.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
};
const messagesOf = async (who: Console, id: string) =>
  (await who.get(`/api/conversations/${id}/messages?limit=100`)).body as MessagesPage;
/** Returns the time of the newest verified backup from the server's metrics. */
const verifiedAt = async () => {
  const { text } = await request(`${house.url}/metrics`, "GET");
  return Number(/^jieru_backup_verified_timestamp_seconds (\S+)$/m.exec(text)?.[1]) * 1_000;
};
const acknowledged = () =>
  house.simulator.ledger
    .listPushes()
    .flatMap((push) => (push.outcome === "acknowledged" ? push.content : []));

beforeAll(async () => {
  house = await openTestServer({ embedded: true });
  place = await mkdtemp(path.join(os.tmpdir(), "jieru-backup-"));
  taken = { busy: path.join(place, "busy"), quiet: path.join(place, "quiet") };
  restoredDir = path.join(await makeDataDir(), "data");
}, 60_000);

afterAll(async () => {
  await restored?.stop();
  await house.stop();
  for (const dir of [place, path.dirname(restoredDir)]) await rm(dir, { recursive: true, force: true });
});

it("[BK1] [BK2] [BK6] a backup under load contains everything acknowledged before, and counts after verification", {
  tags: ["slow"],
}, async () => {
  const agents = await Promise.all([lin, xu].map((person) => house.consoleOf(person)));
  for (const agent of agents)
    await agent.send("PUT", `/api/accounts/${house.accountId}/status`, { status: "online" });
  const { simulator, accountId } = house;
  const load = createLoad({ simulator, agents, accountId, customers: 20, random: seededRandom() });
  onTestFinished(() => load.stop());
  await load.acknowledged(60);
  const had = acknowledged();
  const [manifest] = await Promise.all([backUp({ ...options(), to: taken.busy }), load.acknowledged(40)]);
  await load.acknowledged(20); // The earlier pushes may have come too early to count.
  await load.stop();
  const rows = Object.fromEntries(manifest.tables.map((table) => [table.name, table.rows]));
  expect(rows.pushes).toBeGreaterThanOrEqual(had.length);
  expect(rows.pushes).toBeLessThan(acknowledged().length);
  expect(await verifiedAt()).toBe(0);
  await verifyBackup(taken.busy, house.dataDir);
  expect(await verifiedAt()).toBe(Date.parse(manifest.at));
});

it("[BK2] [N43] a backup contains images, but neither sign-ins nor keys", async () => {
  const owner = await house.consoleOf(lin);
  const session = await house.customerWrites(customer);
  await owner.post(`/api/sessions/${session.id}/pick-up`);
  await house.simulator.pushImage(appId, customer, picture);
  const fetching = () => house.rows(`select id from media where state = 'fetching'`);
  await expect.poll(fetching, deadline).toEqual([]);
  await expect.poll(() => house.rows(`select message_id from outbox`), deadline).toEqual([]);
  // WeChat answers "too fast": one reply waits for its retry, which cannot come while the clock stands, and
  // the other waits behind it.
  house.clock.setRate(0);
  house.simulator.switches.set({ nextSend: "45011", nextSendSticky: true });
  await owner.reply(session.id, "这就寄");
  await owner.reply(session.id, "请稍等");
  const tried = () =>
    house.rows<{ attempts: number }>(`select attempts from outbox where state = 'queued' order by seq`);
  await expect.poll(tried, deadline).toEqual([{ attempts: 1 }, { attempts: 0 }]);
  const boss = await house.consoleOf(admin);
  expect((await boss.post(`/api/accounts/${house.accountId}/invitations`, { role: "agent" })).status).toBe(
    200,
  );
  const watcher = await house.consoleOf(supervisor);
  const shown = async () => ({
    snapshot: await snapshotOf(watcher),
    page: await messagesOf(watcher, session.conversationId),
  });
  const seen = await shown();
  deletedTo = seen.snapshot.seq - 3;
  await house.rows(`delete from events where account_id = $1 and seq <= $2`, [house.accountId, deletedTo]);
  const manifest = await backUp({ ...options(), to: taken.quiet });
  expect((await shown()).page.seq).toBe(seen.page.seq);
  before = { ...seen, sends: 0, rows: manifest.tables.find((table) => table.name === "messages") };
  expect(manifest.media).toMatchObject({ files: 2, gone: 0 });
  expect(manifest.secretKey).toMatchObject({ included: false });
  expect(manifest.tables.map((table) => table.name)).not.toContain("web_sessions");
  const rows = manifest.tables.map(({ name }) => readFile(path.join(taken.quiet, "tables", `${name}.zst`)));
  const all = (await Promise.all(rows)).map((file) => String(zstdDecompressSync(file))).join("");
  const { appSecret, token, encodingAesKey } = demoAccount;
  for (const secret of [appSecret, token, encodingAesKey]) expect(all).not.toContain(secret);
  await expect(stat(path.join(taken.quiet, "secret-key"))).rejects.toThrow("ENOENT");
  await expect(backUp({ ...options(), to: taken.quiet })).rejects.toThrow("exists already");
});

it("[BK3] a backup is refused with the reason when any part of it changed", async () => {
  const copy = path.join(place, "copy");
  const refused = async (damage: (dir: string) => Promise<void>) => {
    await cp(taken.quiet, copy, { recursive: true });
    await damage(copy);
    const why = await verifyBackup(copy).then(
      () => "it was taken",
      (error: Error) => error.message,
    );
    await rm(copy, { recursive: true });
    return why;
  };
  const edit = (file: string, change: (bytes: Buffer) => Buffer) => async (dir: string) =>
    writeFile(path.join(dir, file), change(await readFile(path.join(dir, file))));
  const flip = (file: string) =>
    edit(file, (bytes) => {
      bytes[bytes.length - 9] = (bytes.at(-9) as number) ^ 1;
      return bytes;
    });
  const list = await readFile(path.join(taken.quiet, "media.list"), "utf8");
  const image = path.join("media", list.split("\n")[0]?.split(" ")[2] as string);
  expect(await refused(flip("tables/messages.zst"))).toContain("tables/messages.zst is damaged");
  expect(await refused((dir) => rm(path.join(dir, "tables/events.zst")))).toBe(
    "tables/events.zst is missing",
  );
  expect(await refused(flip(image))).toBe(`${image} is damaged`);
  expect(await refused((dir) => rm(path.join(dir, image)))).toBe(`${image} is missing`);
  expect(await refused(flip("manifest.json"))).toContain("manifest.json is damaged");
  expect(await refused((dir) => rm(path.join(dir, "manifest.json")))).toContain("no finished backup");
  const other = edit("manifest.json", (text) =>
    Buffer.from(String(text).replace('"format": 1', '"format": 2')),
  );
  expect(await refused(other)).toContain("reads backups of format 1, this one is 2");
});

it("[BK4] a restore refuses a directory that is not empty", async () => {
  const into = { from: taken.quiet, dataDir: house.dataDir, secretKey: undefined, clock: house.clock };
  await expect(restore(into)).rejects.toThrow("is not empty");
  const dataDir = await makeDataDir();
  await writeFile(path.join(dataDir, "notes.txt"), "somebody else's");
  await expect(restore({ ...into, dataDir })).rejects.toThrow(`${dataDir} is not empty (notes.txt)`);
  expect(await readdir(dataDir)).toEqual(["notes.txt"]);
  await rename(path.join(dataDir, "notes.txt"), path.join(dataDir, ".restoring"));
  await expect(restore({ ...into, dataDir })).rejects.toThrow(
    `was cut off: if none runs, remove ${dataDir}/.restoring`,
  );
  await rm(dataDir, { recursive: true });
});

it("[BK3] [BK4] a restore writes the database last, and writes nothing with a bad key", async () => {
  const [from, dataDir] = [path.join(place, "with-key"), await makeDataDir()];
  await backUp({ ...options(), to: from, withKey: true });
  const appeared = new Set<string>();
  const watching = watch(dataDir, (_, name) => void (name && !name.startsWith(".") && appeared.add(name)));
  expect(await restore({ from, dataDir, secretKey: undefined, clock: house.clock })).toMatchObject({
    key: "fits",
  });
  await expect.poll(() => [...appeared], deadline).toEqual(["media", "secret-key", "postgres"]);
  watching.close();
  await rm(dataDir, { recursive: true });
  for (const [damage, why] of [
    [() => writeFile(path.join(from, "secret-key"), randomBytes(32).toString("base64")), "damaged"],
    [() => rm(path.join(from, "secret-key")), "missing"],
  ] as const) {
    await damage();
    const again = restore({ from, dataDir, secretKey: undefined, clock: house.clock });
    await expect(again, "[BK3] one byte of it, too").rejects.toThrow(`secret-key is ${why}`);
    expect(await readdir(dataDir)).toEqual([]);
  }
  await rm(dataDir, { recursive: true });
});

it("[BK4] [P12] a restored server has the same data and serves on", async () => {
  // The old server runs on for a while: it sends the replies that the backup has as queued.
  house.simulator.switches.set({ nextSend: "normal", nextSendSticky: false });
  house.clock.setRate(1);
  house.clock.advance(2_000);
  await expect.poll(() => house.rows(`select message_id from outbox`), deadline).toEqual([]);
  await house.server.stop();
  before.sends = house.simulator.ledger.listSends().length;
  const secretKey = Buffer.from(await readFile(path.join(house.dataDir, "secret-key"), "utf8"), "base64");
  const into = { from: taken.quiet, dataDir: restoredDir, clock: house.clock };
  restoredAt = house.clock.now();
  const wrong = await restore({ ...into, secretKey: randomBytes(32) });
  expect(wrong).toMatchObject({ unconfirmed: 2, key: "other" });
  expect(wrong.manifest.tables.find((table) => table.name === "messages")).toEqual(before.rows);
  const where = { host, port: await freePort(), dataDir: restoredDir, simulatorUrl: house.simulator.url };
  const logged: string[] = [];
  const another = { ...serverConfig(where), secretKey: randomBytes(32), logLevel: "error" as const };
  const log = createLogger(another, { write: (line) => void logged.push(line) });
  await (await startServer({ config: another, log, clock: house.clock })).stop();
  expect(logged.join("")).toContain("SECRET_KEY does not decrypt the stored credentials");
  const config = { ...serverConfig(where), secretKey };
  restored = await startServer({ config, log: createLogger(config), clock: house.clock });
  pushTo(house.simulator, restored.url);
  const watcher = await openConsole(restored.url, supervisor.unionid);
  /** Replies on their way become unconfirmed. [OB14] The reason for waiting does not apply to them. */
  const isOnTheWay = (state: unknown) => state === "queued" || state === "sending";
  const settled = (value: unknown) =>
    JSON.parse(JSON.stringify(value), (_, each) => {
      if (isOnTheWay(each)) return "unconfirmed";
      const waited = each?.state === "unconfirmed" && each.reason === "too_fast";
      return waited ? { ...each, reason: null, code: null } : each;
    });
  const { conversationId } = before.page.messages[0] as { conversationId: string };
  // [PU8] If the restore took longer than WeChat retries, the restored server reports an ingestion outage
  // too.
  const restoredDesk = async () => {
    const page = await messagesOf(watcher, conversationId);
    const snapshot = await snapshotOf(watcher);
    const gapCount = page.gaps.length;
    return {
      page: { ...page, seq: page.seq - gapCount, gaps: [] },
      snapshot: { ...snapshot, seq: snapshot.seq - gapCount },
    };
  };
  const asItWas = settled({ page: before.page, snapshot: before.snapshot });
  await expect.poll(restoredDesk, deadline).toEqual(asItWas);
  const push = await house.simulator.pushText(appId, customer, "收到了吗");
  expect(push.outcome).toBe("acknowledged");
  const texts = (await messagesOf(watcher, conversationId)).messages.map((m) => m.type === "text" && m.text);
  expect(texts).toContain("收到了吗");
});

it("[BK4] [RT10] [FD4] a console catches up with a restored log, or loads a snapshot if the log begins later", async () => {
  const { url } = restored as RunningServer;
  const watcher = await openConsole(url, supervisor.unionid);
  const { accountId } = house;
  const feed = await openFeed(url, { cookie: watcher.cookie, origin: url });
  await feed.ask("subscribe", { accountId, afterSeq: deletedTo });
  const { seq } = await snapshotOf(watcher);
  await expect.poll(() => feed.frames.at(-1)?.to, deadline).toBeGreaterThanOrEqual(seq);
  expect(feed.frames[0]?.from).toBe(deletedTo);
  expect(feed.events()[0]?.seq).toBe(deletedTo + 1);
  const snapshotRequired = new Promise((resolve) => feed.socket.once("snapshot_required", resolve));
  await feed.ask("subscribe", { accountId, afterSeq: deletedTo - 1 });
  expect(await snapshotRequired).toEqual({ accountId });
  feed.close();
});

it("[BK5] a restored server does not send a reply that was on its way", async () => {
  house.clock.advance(120_000); // past every lease and every retry
  const owner = await openConsole(restored?.url as string, lin.unionid);
  const mine = (await snapshotOf(owner)).sessions.find((s) => s.customer.openid === customer);
  await owner.reply(mine?.id as string, "之后写的");
  const sends = () => house.simulator.ledger.listSends().slice(before.sends);
  await expect.poll(() => sends().map((send) => send.content), deadline).toEqual(["之后写的"]);
});

it("[BK5] a restore ends all sign-ins and closes open invitations", async () => {
  const { rows } = await (restored as RunningServer).context.pool.query(
    `select (select count(*) from invitations where used_at is null and revoked_at is null) as open,
            (select count(*) from invitations where used_at is null and revoked_at >= $1) as closed,
            (select what from audit_log where what = 'restored') as recorded`,
    [restoredAt],
  );
  expect(rows).toEqual([{ open: 0, closed: 1, recorded: "restored" }]);
  expect((await readManifest(taken.quiet)).tables.map((t) => t.name)).not.toContain("sign_in_attempts");
});

it("[UP3] a server of the previous release works on a schema that a later one extended", async () => {
  const { listenClientConfig } = (restored as RunningServer).context;
  const owner = new pg.Client(locateEmbeddedPostgres(restoredDir).connection);
  await owner.connect();
  await owner.query(
    `alter table conversations add column made_up text; create table made_up (id text primary key)`,
  );
  await owner.query(`create index concurrently messages_made_up on messages (account_id, at)`);
  await owner.query(`insert into schema_migrations (name) values ('999-made-up.sql')`);
  await owner.end();
  const { user, host: socket } = listenClientConfig;
  const databaseUrl = `postgres://${user}@/postgres?host=${encodeURIComponent(socket as string)}`;
  const where = {
    host,
    port: await freePort(),
    dataDir: restoredDir,
    databaseUrl,
    simulatorUrl: house.simulator.url,
  };
  const config = { ...serverConfig(where), secretKey: (restored as RunningServer).app.secretKey };
  const older = await startServer({ config, log: createLogger(config), clock: house.clock });
  pushTo(house.simulator, older.url);
  const push = await house.simulator.pushText(appId, "o9Ag05backup-customer-0002", "在吗");
  expect(push.outcome).toBe("acknowledged");
  const agent = await openConsole(older.url, xu.unionid);
  const waiting = (await snapshotOf(agent)).waiting.sessions.at(-1);
  await agent.post(`/api/sessions/${waiting?.id}/pick-up`);
  await agent.reply(waiting?.id as string, "在的");
  const sent = () => house.simulator.ledger.listSends().some((send) => send.content === "在的");
  await expect.poll(sent, deadline).toBe(true);
  await older.stop();
});
