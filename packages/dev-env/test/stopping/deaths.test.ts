/**
 * Tests a server that dies once at a named failpoint and is restarted. WeChat's ledger, the database and two
 * reconnecting consoles show the result.
 *
 * @module-tag slow
 */
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import type { FailpointName } from "@jieru/realtime/base/failpoint";
import { createJobs } from "@jieru/realtime/jobs/jobs";
import { fetchQueue } from "@jieru/realtime/media/incoming/inbound-image";
import type { Delivery } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { createMovableClock } from "@jieru/simulator/clock";
import type { Simulator } from "@jieru/simulator/simulator";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { pushPath, startDemoSimulator } from "../../src/dev-env.ts";
import { freePort } from "../../src/free-port.ts";
import type { ServerPlace } from "../../src/server-config.ts";
import { type ServerHandle, startServerProcess } from "../../src/server-handle.ts";
import { picture } from "../cast.ts";
import { type Console, openConsole, request } from "../console.ts";
import { type Follower, follow } from "../follower.ts";
import { createTestDatabase, lookInto } from "../test-database.ts";
import { admin, appId, deadline, host, lin, makeDataDir, supervisor } from "../test-server.ts";

const clock = createMovableClock();
let dataDir: string;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: pg.Pool;
let simulator: Simulator;
let place: ServerPlace;
let server: ServerHandle;
let accountId: string;
let owner: Console;
let followers: [Follower, Follower];
let customers = 0;
/** A customer who gets replies in many tests, and their session. */
const answered = "o9Ag05mortal-customer-answered";
let session: Session;

beforeAll(async () => {
  dataDir = await makeDataDir();
  database = await createTestDatabase();
  pool = lookInto(database.databaseUrl);
  simulator = await startDemoSimulator({ dataDir, clock, pushTimeoutMs: 2_000 });
  simulator.switches.set({ deliveries: 50, retrySpacingMs: 1_000 });
  const { databaseUrl } = database;
  const port = await freePort();
  place = { host, port, dataDir, databaseUrl, simulatorUrl: simulator.url, logLevel: "silent" };
  server = await startServerProcess(place, clock);
  accountId = server.accountId as string;
  simulator.setPushUrl(appId, `${server.url}${pushPath}`);
  owner = await openConsole(server.url, lin.unionid);
  const boss = await openConsole(server.url, supervisor.unionid);
  const root = await openConsole(server.url, admin.unionid);
  await root.send("PATCH", `/api/accounts/${accountId}/settings`, { greeting: "您好" });
  followers = [await open(owner), await open(boss)];
  session = await taken();
});
/** WeChat accepts only a few replies per message. */
beforeEach(() => simulator.pushText(appId, answered, "还在吗"));
afterAll(async () => {
  for (const follower of followers) follower.close();
  await server.stop();
  await simulator.stop();
  await pool.end();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

async function open(who: Console): Promise<Follower> {
  const loaded = (await who.get(`/api/accounts/${accountId}/snapshot`)).body as Snapshot;
  const follower = follow(server.url, who, loaded);
  await vi.waitFor(() => expect(follower.live()).toBe(true), deadline);
  return follower;
}

const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await pool.query<T>(sql, values)).rows;
const newCustomer = (): string => `o9Ag05mortal-customer-${String(++customers).padStart(4, "0")}`;
const messagesWith = (text: string) =>
  rows<{ id: string; seq: number; state: Delivery["state"] | null }>(
    `select id, seq, delivery ->> 'state' as state from messages where content ->> 'text' = $1`,
    [text],
  );
const delivered = (text: string): number =>
  simulator.ledger.listSends().filter((send) => send.content === text && send.delivered).length;

async function taken(): Promise<Session> {
  await simulator.pushText(appId, answered, "在吗");
  const [found] = await rows<{ id: string }>(
    `select s.id from sessions s join conversations c on c.id = s.conversation_id where c.openid = $1`,
    [answered],
  );
  const answer = await owner.post(`/api/sessions/${found?.id}/pick-up`);
  return (answer.body as { session: Session }).session;
}

interface Death<T> {
  at: FailpointName;
  /** A failpoint action before the death. */
  first?: string;
  action: () => Promise<T>;
  meanwhile?: () => Promise<void>;
}

async function dies<T>({ at, first = "", action, meanwhile }: Death<T>): Promise<T | null> {
  server.arm(`${at}:${first}kill9:once`);
  await request(`${server.url}/livez`, "GET"); // the failpoint is armed, since earlier messages have been processed
  const doing = action().catch(() => null);
  expect(await server.exited).toBe("SIGKILL");
  await meanwhile?.();
  server = await startServerProcess(place, clock, { seed: false });
  return doing;
}

/** Expects both consoles to be live again, with every event exactly once. */
async function consolesAreTrue(): Promise<void> {
  const [head] = await rows<{ seq: number }>(`select head_seq as seq from accounts where id = $1`, [
    accountId,
  ]);
  for (const { live, snapshot } of followers) {
    await expect.poll(live, deadline).toBe(true);
    await expect.poll(() => snapshot().seq, deadline).toBeGreaterThanOrEqual(head?.seq ?? 0);
  }
  for (const { seqs, troubles } of followers) {
    expect(troubles).toEqual([]);
    expect(seqs.filter((seq, i) => seq <= (seqs[i - 1] ?? 0))).toEqual([]);
  }
}

const unreadOf = async (openid: string): Promise<number[]> =>
  (
    await rows<{ unread: number }>(
      `select s.unread from sessions s join conversations c on c.id = s.conversation_id where c.openid = $1`,
      [openid],
    )
  ).map(({ unread }) => unread);

it.each<[string, FailpointName, number]>([
  ["[F1]", "push.received", 0],
  ["[F1]", "push.decrypted", 0],
  ["[F1]", "push.after_insert", 0],
  ["[F2]", "push.after_commit", 1],
])(
  "[P1] [P2] %s a server that dies at %s has not acknowledged the push, and stores it once",
  async (_id, at, kept) => {
    const openid = newCustomer();
    const text = `死在 ${at}`;
    const push = await dies({
      at,
      action: () => simulator.pushText(appId, openid, text),
      meanwhile: async () => expect(await messagesWith(text)).toHaveLength(kept),
    });
    expect(push?.outcome).toBe("acknowledged");
    expect(push?.deliveries[0]?.answer).not.toBe("success");
    expect(push?.deliveries.length).toBeGreaterThan(1);
    expect(await messagesWith(text)).toHaveLength(1);
    expect(await unreadOf(openid)).toEqual([1]);
    await consolesAreTrue();
  },
);

it("[P8] [F3] an event that was committed before the death reaches consoles once", async () => {
  const text = "谁也没听到";
  const [owners] = followers;
  const eventCount = async () => {
    const [message] = await messagesWith(text);
    return owners.seqs.filter((seq) => seq === message?.seq).length;
  };
  await consolesAreTrue(); // no frame is left that would be the first one
  await dies({
    at: "feed.before_frame",
    action: () => simulator.pushText(appId, answered, text),
    meanwhile: async () => expect([await messagesWith(text), await eventCount()]).toMatchObject([[{}], 0]),
  });
  await consolesAreTrue();
  expect([await messagesWith(text), await eventCount()]).toMatchObject([[{}], 1]);
});

it("[P2] [P7] [F4] a greeting is sent once when the server dies before sending", async () => {
  const openid = newCustomer();
  const greeted = () => simulator.ledger.listSends({ openid }).map(({ content }) => content);
  await dies({
    at: "outbox.before_sending",
    action: () => simulator.pushEnter(appId, openid, "订单"),
    meanwhile: async () => expect(greeted()).toEqual([]),
  });
  await expect.poll(greeted, deadline).toEqual(["您好"]);
  await settled();
  expect(greeted()).toEqual(["您好"]);
});

const imagesOf = (openid: string) =>
  rows<{ id: string; state: string }>(
    `select m.id, m.state from media m join conversations c on c.id = m.conversation_id where c.openid = $1`,
    [openid],
  );

/** Does what another server does after half a minute without a heartbeat of the dead server's job. */
async function takeOverImages(): Promise<void> {
  // Allows the next check at once.
  await rows(`update jobs.queue set monitor_claim_on = null, monitor_on = null where name = $1`, [
    fetchQueue,
  ]);
  const { rowCount } = await pool.query(
    `update jobs.job set heartbeat_on = heartbeat_on - interval '30 s' where name = $1 and state = 'active'`,
    [fetchQueue],
  );
  expect(rowCount).toBe(1);
  const log = { warn: () => undefined, error: () => undefined };
  const { boss, start, stop } = createJobs({
    connection: { connectionString: database.databaseUrl },
    log,
  });
  await start([]);
  await boss.supervise(fetchQueue);
  await stop();
}

it("[P1] [P2] [PU10] [F4] an image is fetched once when the server dies while storing it", async () => {
  const openid = newCustomer();
  const push = await dies({
    at: "media.after_store",
    action: () => simulator.pushImage(appId, openid, Buffer.from(picture)),
    meanwhile: async () => expect(await imagesOf(openid)).toMatchObject([{ state: "fetching" }]),
  });
  expect(push?.outcome).toBe("acknowledged");
  await takeOverImages();
  const states = async () => (await imagesOf(openid)).map(({ state }) => state);
  await expect.poll(states, deadline).toEqual(["ready"]);
  const [image] = await imagesOf(openid);
  expect((await owner.get(`/api/media/${image?.id}`)).status).toBe(200);
  await consolesAreTrue();
});

it("[P1] [P2] [PU10] [F4] an image is fetched once when the server dies before queueing its job", async () => {
  const openid = newCustomer();
  const push = await dies({
    at: "media.before_job",
    action: () => simulator.pushImage(appId, openid, Buffer.from(picture)),
    meanwhile: async () => expect(await imagesOf(openid)).toMatchObject([{ state: "fetching" }]),
  });
  expect(push?.outcome).toBe("acknowledged");
  const states = async () => (await imagesOf(openid)).map(({ state }) => state);
  await expect.poll(states, deadline).toEqual(["ready"]);
  await consolesAreTrue();
});

async function settled(): Promise<void> {
  await rows(`update outbox set lease_until = lease_until - 60000`);
  const left = async () => {
    clock.advance(500);
    return (await rows(`select from outbox`)).length;
  };
  await expect.poll(left, deadline).toBe(0);
}

const press = (text: string, clientMessageId: string = randomUUID()) =>
  owner.post(`/api/sessions/${session.id}/replies`, { clientMessageId, type: "text", text });

it.each<[FailpointName, number]>([
  ["reply.received", 0],
  ["reply.after_commit", 1],
])("[P5] [F6] a repeated reply is sent once when the server dies at %s", async (at, kept) => {
  const text = `再按一次 ${at}`;
  const id = randomUUID();
  const answer = await dies({
    at,
    action: () => press(text, id),
    meanwhile: async () => expect(await messagesWith(text)).toHaveLength(kept),
  });
  expect(answer).toBeNull();
  expect(await press(text, id)).toMatchObject({ status: 200 });
  expect(await press(text, id)).toMatchObject({ status: 200 });
  await settled();
  expect(await messagesWith(text)).toMatchObject([{ state: "sent" }]);
  expect(delivered(text)).toBe(1);
});

it.each<[FailpointName, string, number[]]>([
  ["outbox.after_sending", "", [0]],
  ["outbox.during_call", "sleep=200:", [0, 1]],
  ["outbox.after_answer", "", [1]],
])(
  "[P5] [P6] [F7] a reply is unconfirmed and not sent again when the server dies at %s",
  async (at, first, calls) => {
    const text = `不知道到了没有 ${at}`;
    if (at === "outbox.during_call") simulator.switches.set({ nextSend: "hang" });
    await dies({
      ...{ at, first },
      action: () => press(text),
      meanwhile: async () => expect(await messagesWith(text)).toMatchObject([{ state: "sending" }]),
    });
    simulator.switches.set({ nextSend: "normal" });
    await settled();
    expect(await messagesWith(text)).toMatchObject([{ state: "unconfirmed" }]);
    expect(calls).toContain(delivered(text));
    await consolesAreTrue();
  },
);

/** Uploads one pixel and returns its id; rejects if the server dies. */
async function upload(): Promise<string> {
  const form = new FormData();
  form.set("file", new File([new Uint8Array(picture)], "p.png", { type: "image/png" }));
  const answer = await owner.send("POST", `/api/accounts/${accountId}/media`, form);
  expect(answer.status).toBe(200);
  return (answer.body as { mediaId: string }).mediaId;
}
const show = (mediaId: string, clientMessageId: string = randomUUID()) =>
  owner.post(`/api/sessions/${session.id}/replies`, { clientMessageId, type: "image", mediaId });
const shown = (mediaId: string) =>
  rows<{ state: Delivery["state"] }>(
    `select delivery ->> 'state' as state from messages where content #>> '{image,mediaId}' = $1`,
    [mediaId],
  );
const picturesDelivered = () =>
  simulator.ledger.listSends().filter(({ msgtype, delivered: is }) => msgtype === "image" && is).length;

it.each<[FailpointName, number]>([
  ["upload.received", 0],
  ["upload.after_store", 0],
  ["upload.after_commit", 1],
])("[P5] [F6] a repeated upload is sent once when the server dies at %s", async (at, left) => {
  const kept = async () => (await rows(`select from media where uploaded_by is not null`)).length;
  const unsent = async () =>
    (await rows(`select from media where uploaded_by is not null and conversation_id is null`)).length;
  const before = [await kept(), await unsent(), picturesDelivered()] as const;
  const lost = await dies({
    at,
    action: upload,
    meanwhile: async () => expect(await kept()).toBe(before[0] + left),
  });
  expect(lost).toBeNull();
  const mediaId = await upload();
  expect(await show(mediaId)).toMatchObject({ status: 200 });
  await settled();
  expect(await shown(mediaId)).toEqual([{ state: "sent" }]);
  expect([await kept(), await unsent(), picturesDelivered()]).toEqual([
    before[0] + left + 1,
    before[1] + left,
    before[2] + 1,
  ]);
});

it("[P5] [P6] [F7] an image is unconfirmed when the server dies between upload and sending", async () => {
  const mediaId = await upload();
  const before = picturesDelivered();
  await dies({ at: "outbox.after_upload", action: () => show(mediaId) });
  await settled();
  expect(await shown(mediaId)).toEqual([{ state: "unconfirmed" }]);
  expect(picturesDelivered()).toBe(before);
  expect(await show(mediaId)).toMatchObject({ status: 200 });
  await settled();
  expect(picturesDelivered()).toBe(before + 1);
});

it("[P8] [F8] a sent reply shows as sent everywhere when the server dies before the event", async () => {
  const text = "说完就倒下";
  await consolesAreTrue();
  server.arm("outbox.after_answer:sleep=1000:once");
  await press(text);
  await expect.poll(() => delivered(text), deadline).toBe(1);
  // The next commit records the answer of WeChat.
  await dies({
    at: "lane.after_commit",
    action: async () => undefined,
    meanwhile: async () => expect(await messagesWith(text)).toMatchObject([{ state: "sent" }]),
  });
  await consolesAreTrue();
  for (const { snapshot } of followers) {
    const last = snapshot().sessions.find(({ id }) => id === session.id)?.lastMessage;
    expect(last).toMatchObject({ text });
  }
  expect(delivered(text)).toBe(1);
});
