/** Sockets of consoles: who gets one, what it brings, and what it takes. */
import { once } from "node:events";

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Frame } from "@jieru/shared/domain/snapshot";
import type { Acknowledgement } from "@jieru/shared/protocol/socket";
import { io, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { createMetrics } from "../../src/base/metrics.ts";
import type { Command } from "../../src/desk/command.ts";

import { ann, bob, root } from "../desk/scenario.ts";
import { createAccount, done, newClock, pickUp, writeAs } from "../lane/account.ts";

import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { type CountedTails, countTails } from "./counted-followers.ts";
import { type HoldablePool, holdable } from "./holdable-pool.ts";
import { type FeedNode, openFeedNode } from "./test-console.ts";
import { openTestGateway, type TestGateway } from "./test-gateway.ts";

let db: TestDatabase;
let node: FeedNode;
let served: TestGateway;
let account: AccountId;
/** Who listens to the gateway's followers, and what it asks the database. */
let listeners: CountedTails;
let asked: HoldablePool;
const sockets: Socket[] = [];
const denials: unknown[] = [];
const clock = newClock();

const metrics = createMetrics();
beforeAll(async () => {
  db = await createTestDatabase();
  node = await openFeedNode(db, clock);
  asked = holdable(node.pool);
  listeners = countTails(node.followers);
  served = await openTestGateway(node, clock, {
    pool: asked.pool,
    metrics,
    deny: (denial) => void denials.push(denial),
    followers: listeners.followers,
  });
});
beforeEach(async () => {
  account = await createAccount(db.pool, [ann, bob]);
  await db.pool.query(
    `insert into agents (id, wechat_id, name, created_at) values ('root', 'root', 'root', 0) on conflict do nothing`,
  );
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  await listeners.until(() => listeners.listening === 0);
});
afterAll(async () => {
  await served.close();
  await node.close();
  await db.drop();
});

function connect(agent: string | null, origin = served.url, auth = {}, url = served.url): Socket {
  const extraHeaders = { origin, ...(agent && { cookie: agent }) };
  const socket = io(url, { transports: ["websocket"], extraHeaders, auth, reconnection: false });
  sockets.push(socket);
  return socket;
}
const outcomeOf = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    socket.once("connect", () => resolve("connected"));
    socket.once("connect_error", (error) => resolve(error.message));
  });
const subscribe = (socket: Socket, afterSeq = 0, accountId = account): Promise<Acknowledgement> =>
  socket.emitWithAck("subscribe", { accountId, afterSeq });
const next = (socket: Socket, event: string) => new Promise((resolve) => void socket.once(event, resolve));
/** The next frame that says more than the time, which is told whenever its turn comes. */
const nextNews = (socket: Socket): Promise<Frame> =>
  new Promise(
    (resolve) => void socket.on("events", (frame: Frame) => frame.to > frame.from && resolve(frame)),
  );

it("[FD12] only a page of ours, and only who is signed in, gets a socket", async () => {
  expect(await outcomeOf(connect("ann"))).toBe("connected");
  expect(await outcomeOf(connect(null))).toBe("not_signed_in");
  expect(await outcomeOf(connect("ann", "https://evil.example"))).not.toBe("connected");
});

it("[SI6] a page that was another's before somebody else signed in gets no socket, also by its own cookie", async () => {
  expect(await outcomeOf(connect("ann", served.url, { agentId: "ann" }))).toBe("connected");
  expect(await outcomeOf(connect("bob", served.url, { agentId: "ann" }))).toBe("not_signed_in");
});

it("[SI14] a socket is told which browser ended its sign-in, on any node and at the handshake", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const endedBy = { product: { name: "Chrome", system: "Windows" }, at: 7 };
  const ended = new Set<string>();
  const other = await openTestGateway(node, clock, {
    identify: async (cookie) =>
      cookie && !ended.has(cookie) ? { agentId: cookie as AgentId, webSessionId: cookie } : null,
    findEnding: async (cookie) => (cookie && ended.has(cookie) ? endedBy : null),
    listEnded: async (ids) => ids.filter((id) => ended.has(id)),
    listEndings: async (ids) => new Map(ids.filter((id) => id === "bob").map((id) => [id, endedBy])),
  });
  onTestFinished(() => other.close());
  const come = async (agent: string) => {
    const socket = connect(agent, other.url, {}, other.url);
    expect(await outcomeOf(socket)).toBe("connected");
    return { socket, told: next(socket, "signed_out") };
  };
  const [ann, bob, root] = [await come("ann"), await come("bob"), await come("root")];
  other.gateway.endSession("ann", endedBy);
  expect(await ann.told).toEqual({ why: "signed_out", endedBy });
  for (const id of ["bob", "root"]) ended.add(id);
  vi.advanceTimersByTime(5_000);
  expect([await bob.told, await root.told]).toEqual([{ why: "signed_out", endedBy }, { why: "signed_out" }]);
  const error = await next(connect("bob", other.url, {}, other.url), "connect_error");
  expect(error).toMatchObject({ message: "not_signed_in", data: { endedBy } });
});

it("[FD2] news comes as frames after the seq asked for", async () => {
  const socket = connect("ann");
  const frame = nextNews(socket);
  await writeAs(node.lanes, account, "li");
  expect(await subscribe(socket)).toEqual({ ok: true });
  expect(await frame).toMatchObject({ from: 0, to: 2, waiting: { count: 1 } });
});

it("[FD10] a console that cannot be told what happened starts over from what it holds, and nobody else misses anything", async () => {
  const [anns, bobs] = [connect("ann"), connect("bob")];
  const heard: Frame[] = [];
  bobs.on("events", (frame: Frame) => heard.push(frame));
  await subscribe(anns); // first, so that the first to be told is Ann's
  await subscribe(bobs);
  listeners.spoil = (news) => {
    listeners.spoil = null;
    return { ...news, events: undefined as never };
  };
  const gone = next(anns, "disconnect");
  await writeAs(node.lanes, account, "li");
  expect(await gone).toBe("io server disconnect");
  await expect.poll(() => heard.at(-1)?.to).toBe(2);
  const back = connect("ann");
  const missed = nextNews(back);
  expect(await subscribe(back)).toEqual({ ok: true });
  expect(await missed).toMatchObject({ from: 0, to: 2 });
});

it("[TR8] who is behind is told how far the log reaches before what was missed; who is in step is not", async () => {
  await writeAs(node.lanes, account, "li");
  const heard: unknown[] = [];
  const socket = connect("ann");
  socket.on("catching_up", (news) => heard.push(news));
  socket.on("events", ({ from, to }: Frame) => heard.push({ from, to }));
  await subscribe(socket, 0);
  expect(heard[0]).toEqual({ accountId: account, head: 2 });
  expect(heard.at(-1)).toMatchObject({ to: 2 });
  heard.length = 0;
  await subscribe(socket, 2);
  expect(heard).not.toContainEqual(expect.objectContaining({ head: 2 }));
});

it("[FD4] too far behind, or ahead of what is there: snapshot_required", async () => {
  const socket = connect("ann");
  const counted = async () =>
    (await metrics.subscriptions.get()).values.find(({ labels }) => labels.how === "started_over")?.value ??
    0;
  for (const [head, afterSeq] of [
    [5_001, 0],
    [3, 4],
  ]) {
    await db.pool.query("update accounts set head_seq = $2 where id = $1", [account, head]);
    const required = next(socket, "snapshot_required");
    const before = await counted();
    expect(await subscribe(socket, afterSeq)).toEqual({ ok: true });
    expect(await required).toEqual({ accountId: account });
    expect(await counted()).toBe(before + 1);
  }
});

it("[FD4] 5,000 events behind is brought what it missed; one more, with all of it in the log, is not", async () => {
  await db.pool.query(
    `insert into events (account_id, seq, type, at, payload) select $1, n, 'quick_replies_changed', 0, '{}' from generate_series(1, 5001) n`,
    [account],
  );
  const told: unknown[] = [];
  const socket = connect("ann");
  socket.on("catching_up", (news) => told.push(news));
  socket.on("snapshot_required", () => told.push("snapshot_required"));
  for (const head of [5_000, 5_001]) {
    await db.pool.query("update accounts set head_seq = $2 where id = $1", [account, head]);
    await subscribe(socket, 0);
  }
  expect(told).toEqual([{ accountId: account, head: 5_000 }, "snapshot_required"]);
});

it("[FD12] who is not bound follows nothing", async () => {
  const socket = connect("stranger");
  expect(await subscribe(socket)).toEqual({ ok: false, refusal: { refusal: "not_bound" } });
});

it("[N7] what is not a request of the protocol is refused and noted with who asked, and the socket lives on", async () => {
  denials.length = 0;
  const socket = connect("ann");
  const refused = { ok: false, refusal: { refusal: "not_allowed" } };
  expect(await socket.emitWithAck("subscribe", { accountId: account, afterSeq: -1 })).toEqual(refused);
  expect(await socket.emitWithAck("subscribe", "x".repeat(1_000))).toEqual(refused);
  expect(await subscribe(socket)).toEqual({ ok: true });
  const denial = { rule: "N7", why: "malformed", agentId: "ann", ip: "127.0.0.1", at: "subscribe" };
  expect(denials).toEqual([denial, denial]);
});

it("[FD12] of the request a console came with nothing is held while it stays", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const come = once(served.http, "upgrade").then(([request]) => new WeakRef(request));
  const socket = connect("ann");
  expect(await outcomeOf(socket)).toBe("connected");
  const request = await come;
  const stillHeld = () => {
    collect();
    return request.deref();
  };
  await expect.poll(stillHeld).toBeUndefined();
  expect(await subscribe(socket)).toEqual({ ok: true });
});

it("[AG7] watching is for who may read: not a colleague's session, not another account's", async () => {
  const session = await writeAs(node.lanes, account, "li");
  const socket = connect("bob");
  await subscribe(socket);
  const watch = () => socket.emitWithAck("watch", { conversationId: session.conversationId });
  expect(await watch()).toEqual({ ok: true });
  await done(node.lanes.run(account, pickUp("ann", session)));
  expect(await watch()).toEqual({ ok: false, refusal: { refusal: "not_allowed" } });
  account = await createAccount(db.pool, [bob]);
  await subscribe(socket);
  expect(await watch()).toEqual({ ok: false, refusal: { refusal: "session_not_found" } });
});

it("[RT3] who asks for a conversation in the instant in which its customer is erased hears nothing of what they go on writing", async () => {
  account = await createAccount(db.pool, [root]);
  const { id: sessionId, conversationId } = await writeAs(node.lanes, account, "li");
  const about = { agentId: root.id, conversationId, sessionId };
  await done(node.lanes.run(account, { do: "set_blocked", ...about, blocked: true, reason: null }));
  const socket = connect("root");
  const frames: Frame[] = [];
  socket.on("events", (frame: Frame) => frames.push(frame));
  await subscribe(socket);
  const told = () => frames.flatMap((frame) => frame.events.map(({ type }) => type));
  const { reached, letGo } = asked.hold(/from sessions/, "answer");
  const watched = socket.emitWithAck("watch", { conversationId });
  await reached;
  await done(node.lanes.run(account, { do: "erase_customer", ...about }));
  await expect.poll(told).toContain("customer_erased");
  letGo();
  expect(await watched).toEqual({ ok: true });
  clock.elapse(1_000);
  const content = { type: "text", text: "secret" } as const;
  const act = { kind: "message", content, saidAt: clock.now() } as const;
  await done(node.lanes.run(account, { do: "receive", openid: "li", act }));
  await done(node.lanes.run(account, { do: "note_expiry" }));
  await expect.poll(told).toContain("words_expired");
  expect(JSON.stringify(frames)).not.toContain("secret");
});

it("[AG8] who closes a conversation before the server knew whether they may read it does not look at it", async () => {
  const { conversationId } = await writeAs(node.lanes, account, "li");
  const [hasty, other] = [connect("bob"), connect("ann")];
  await Promise.all([subscribe(hasty), subscribe(other)]);
  const { reached, letGo } = asked.hold(/from sessions/);
  const watched = hasty.emitWithAck("watch", { conversationId });
  const unwatched = hasty.emitWithAck("unwatch", { conversationId });
  await reached;
  expect(await unwatched).toEqual({ ok: true });
  letGo();
  expect(await watched).toEqual({ ok: true });
  const presence = next(other, "presence");
  await other.emitWithAck("watch", { conversationId });
  expect(await presence).toEqual({ conversationId, watching: ["ann"], typing: [] });
});

it("[AG4] several tabs are one agent", async () => {
  const tabs = [connect("ann"), connect("ann"), connect("bob")];
  await Promise.all(tabs.map((tab) => subscribe(tab)));
  const here = served.gateway.listPresent().map((p) => p.agentId);
  expect(here.toSorted()).toEqual(["ann", "bob"]);
});

it("[FD12] a socket that asks twice, or leaves while it subscribes, leaves no listener behind", async () => {
  const twice = connect("ann");
  await Promise.all([subscribe(twice), subscribe(twice), subscribe(twice)]);
  expect(listeners.listening).toBe(1);
  const hasty = connect("bob");
  const [[connection]] = await Promise.all([once(served.http, "connection"), outcomeOf(hasty)]);
  const { reached, letGo } = asked.hold(/from bindings/);
  hasty.emit("subscribe", { accountId: account, afterSeq: 0 }, () => undefined);
  await reached;
  const gone = once(connection, "close");
  hasty.disconnect();
  await gone;
  const before = listeners.joined;
  letGo();
  await listeners.until(() => listeners.joined === before + 1); // `afterEach` waits until nobody listens
});

it("[FD2] a socket that asked for another account meanwhile keeps that one, whatever becomes of the first", async () => {
  await writeAs(node.lanes, account, "li");
  await db.pool.query("delete from events where account_id = $1", [account]); // the way back is gone
  const other = await createAccount(db.pool, [ann]);
  const socket = connect("ann");
  const required: unknown[] = [];
  socket.on("snapshot_required", (news) => required.push(news));
  const { reached, letGo } = asked.hold(/from events/);
  const first = subscribe(socket);
  await reached;
  expect(await subscribe(socket, 0, other)).toEqual({ ok: true });
  letGo();
  expect(await first).toEqual({ ok: true });
  const heard = nextNews(socket);
  await writeAs(node.lanes, other, "wu");
  expect(await heard).toMatchObject({ accountId: other });
  expect(required).toEqual([]);
});

it("[AG6] who asks for nothing before the end of their own rights, just as they end, keeps none by that", async () => {
  const run = (command: Command) => done(node.lanes.run(account, command));
  await run({ do: "bind_agent", agentId: root.id, name: "root", role: "admin" });
  await run({ do: "change_role", agentId: ann.id, by: root.id, role: "supervisor" });
  const { rows } = await db.pool.query("select head_seq as head from accounts where id = $1", [account]);
  const demotion = rows[0].head + 1;
  const socket = connect("ann");
  const told: unknown[] = [];
  for (const event of ["snapshot_required", "events"]) socket.on(event, (news) => told.push(news));
  const { reached, letGo } = asked.hold(/^select head_seq/);
  const subscribed = subscribe(socket, demotion);
  await Promise.race([reached, subscribed]);
  await run({ do: "change_role", agentId: ann.id, by: root.id, role: "agent" });
  letGo();
  expect(await subscribed).toEqual({ ok: true });
  expect(told).toEqual([{ accountId: account }]);
});

it("[FD3] who was unbound and bound again while away loads anew and is not sent out, also where their role changed before", async () => {
  const run = (command: Command) => done(node.lanes.run(account, command));
  await run({ do: "bind_agent", agentId: root.id, name: "root", role: "admin" });
  await run({ do: "change_role", agentId: ann.id, by: root.id, role: "supervisor" });
  await run({ do: "unbind_agent", agentId: ann.id, by: root.id });
  await run({ do: "bind_agent", agentId: ann.id, name: "ann", role: "agent" });
  const socket = connect("ann");
  const told: string[] = [];
  for (const event of ["signed_out", "snapshot_required"]) socket.on(event, () => told.push(event));
  expect(await subscribe(socket)).toEqual({ ok: true });
  expect(told).toEqual(["snapshot_required"]);
});

it("[FD8] one socket too many of a person closes the one they opened first, which is told; nobody else's", async () => {
  const other = connect("bob");
  expect(await outcomeOf(other)).toBe("connected");
  const first = connect("ann");
  expect(await outcomeOf(first)).toBe("connected");
  const [told, closed] = [next(first, "signed_out"), next(first, "disconnect")];
  for (let n = 1; n <= 30; n++) expect(await outcomeOf(connect("ann"))).toBe("connected");
  expect(await told).toEqual({ why: "crowded_out" });
  await closed;
  const others = sockets.filter((socket) => socket !== first);
  expect(await Promise.all(others.map((socket) => subscribe(socket)))).toEqual(
    others.map(() => ({ ok: true })),
  );
  expect(others).toContain(other);
});
