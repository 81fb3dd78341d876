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
let listeners: CountedTails;
let heldPool: HoldablePool;
const sockets: Socket[] = [];
const denials: unknown[] = [];
const clock = newClock();

const metrics = createMetrics();
beforeAll(async () => {
  db = await createTestDatabase();
  node = await openFeedNode(db, clock);
  heldPool = holdable(node.pool);
  listeners = countTails(node.followers);
  served = await openTestGateway(node, clock, {
    pool: heldPool.pool,
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
/** Resolves with the next frame that contains more than the time. */
const nextNews = (socket: Socket): Promise<Frame> =>
  new Promise(
    (resolve) => void socket.on("events", (frame: Frame) => frame.to > frame.from && resolve(frame)),
  );

it("[FD12] only signed-in agents on the console's own origin get a socket", async () => {
  expect(await outcomeOf(connect("ann"))).toBe("connected");
  expect(await outcomeOf(connect(null))).toBe("not_signed_in");
  expect(await outcomeOf(connect("ann", "https://evil.example"))).not.toBe("connected");
});

it("[SI6] a page of a previous agent gets no socket after another agent signs in", async () => {
  expect(await outcomeOf(connect("ann", served.url, { agentId: "ann" }))).toBe("connected");
  expect(await outcomeOf(connect("bob", served.url, { agentId: "ann" }))).toBe("not_signed_in");
});

it("[SI14] a socket learns which browser ended its sign-in, on any server and at the handshake", async () => {
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
    return { socket, signedOut: next(socket, "signed_out") };
  };
  const [ann, bob, root] = [await come("ann"), await come("bob"), await come("root")];
  other.gateway.endSession("ann", endedBy);
  expect(await ann.signedOut).toEqual({ why: "signed_out", endedBy });
  for (const id of ["bob", "root"]) ended.add(id);
  vi.advanceTimersByTime(5_000);
  expect([await bob.signedOut, await root.signedOut]).toEqual([
    { why: "signed_out", endedBy },
    { why: "signed_out" },
  ]);
  const error = await next(connect("bob", other.url, {}, other.url), "connect_error");
  expect(error).toMatchObject({ message: "not_signed_in", data: { endedBy } });
});

it("[FD2] events arrive as frames after the requested seq", async () => {
  const socket = connect("ann");
  const frame = nextNews(socket);
  await writeAs(node.lanes, account, "li");
  expect(await subscribe(socket)).toEqual({ ok: true });
  expect(await frame).toMatchObject({ from: 0, to: 2, waiting: { count: 1 } });
});

it("[FD10] a failing delivery disconnects that console only, which resumes from its seq", async () => {
  const [anns, bobs] = [connect("ann"), connect("bob")];
  const received: Frame[] = [];
  bobs.on("events", (frame: Frame) => received.push(frame));
  await subscribe(anns); // subscribes first, so that Ann is notified first
  await subscribe(bobs);
  listeners.spoil = (news) => {
    listeners.spoil = null;
    return { ...news, events: undefined as never };
  };
  const gone = next(anns, "disconnect");
  await writeAs(node.lanes, account, "li");
  expect(await gone).toBe("io server disconnect");
  await expect.poll(() => received.at(-1)?.to).toBe(2);
  const back = connect("ann");
  const missed = nextNews(back);
  expect(await subscribe(back)).toEqual({ ok: true });
  expect(await missed).toMatchObject({ from: 0, to: 2 });
});

it("[TR8] a console that is behind learns the head of the log before the missed events", async () => {
  await writeAs(node.lanes, account, "li");
  const received: unknown[] = [];
  const socket = connect("ann");
  socket.on("catching_up", (news) => received.push(news));
  socket.on("events", ({ from, to }: Frame) => received.push({ from, to }));
  await subscribe(socket, 0);
  expect(received[0]).toEqual({ accountId: account, head: 2 });
  expect(received.at(-1)).toMatchObject({ to: 2 });
  received.length = 0;
  await subscribe(socket, 2);
  expect(received).not.toContainEqual(expect.objectContaining({ head: 2 }));
});

it("[FD4] a console too far behind or ahead of the log gets snapshot_required", async () => {
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

it("[FD4] a console 5,000 events behind catches up; one more requires a snapshot", async () => {
  await db.pool.query(
    `insert into events (account_id, seq, type, at, payload) select $1, n, 'quick_replies_changed', 0, '{}' from generate_series(1, 5001) n`,
    [account],
  );
  const frames: unknown[] = [];
  const socket = connect("ann");
  socket.on("catching_up", (news) => frames.push(news));
  socket.on("snapshot_required", () => frames.push("snapshot_required"));
  for (const head of [5_000, 5_001]) {
    await db.pool.query("update accounts set head_seq = $2 where id = $1", [account, head]);
    await subscribe(socket, 0);
  }
  expect(frames).toEqual([{ accountId: account, head: 5_000 }, "snapshot_required"]);
});

it("[FD12] an agent who is not bound cannot subscribe", async () => {
  const socket = connect("stranger");
  expect(await subscribe(socket)).toEqual({ ok: false, refusal: { refusal: "not_bound" } });
});

it("[N7] a malformed request is refused and logged with its agent, and the socket stays", async () => {
  denials.length = 0;
  const socket = connect("ann");
  const refused = { ok: false, refusal: { refusal: "not_allowed" } };
  expect(await socket.emitWithAck("subscribe", { accountId: account, afterSeq: -1 })).toEqual(refused);
  expect(await socket.emitWithAck("subscribe", "x".repeat(1_000))).toEqual(refused);
  expect(await subscribe(socket)).toEqual({ ok: true });
  const denial = { rule: "N7", why: "malformed", agentId: "ann", ip: "127.0.0.1", at: "subscribe" };
  expect(denials).toEqual([denial, denial]);
});

it("[FD12] the upgrade request of a socket is garbage collected", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const upgraded = once(served.http, "upgrade").then(([request]) => new WeakRef(request));
  const socket = connect("ann");
  expect(await outcomeOf(socket)).toBe("connected");
  const request = await upgraded;
  const stillHeld = () => {
    collect();
    return request.deref();
  };
  await expect.poll(stillHeld).toBeUndefined();
  expect(await subscribe(socket)).toEqual({ ok: true });
});

it("[AG7] only agents who may read a conversation can watch it", async () => {
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

it("[RT3] a watch that races an erasure receives no later content", async () => {
  account = await createAccount(db.pool, [root]);
  const { id: sessionId, conversationId } = await writeAs(node.lanes, account, "li");
  const about = { agentId: root.id, conversationId, sessionId };
  await done(node.lanes.run(account, { do: "set_blocked", ...about, blocked: true, reason: null }));
  const socket = connect("root");
  const frames: Frame[] = [];
  socket.on("events", (frame: Frame) => frames.push(frame));
  await subscribe(socket);
  const eventTypes = () => frames.flatMap((frame) => frame.events.map(({ type }) => type));
  const { reached, release } = heldPool.hold(/from sessions/, "answer");
  const watched = socket.emitWithAck("watch", { conversationId });
  await reached;
  await done(node.lanes.run(account, { do: "erase_customer", ...about }));
  await expect.poll(eventTypes).toContain("customer_erased");
  release();
  expect(await watched).toEqual({ ok: true });
  clock.elapse(1_000);
  const content = { type: "text", text: "secret" } as const;
  const act = { kind: "message", content, saidAt: clock.now() } as const;
  await done(node.lanes.run(account, { do: "receive", openid: "li", act }));
  await done(node.lanes.run(account, { do: "note_expiry" }));
  await expect.poll(eventTypes).toContain("words_expired");
  expect(JSON.stringify(frames)).not.toContain("secret");
});

it("[AG8] closing a conversation before its rights are read shows no viewer", async () => {
  const { conversationId } = await writeAs(node.lanes, account, "li");
  const [hasty, other] = [connect("bob"), connect("ann")];
  await Promise.all([subscribe(hasty), subscribe(other)]);
  const { reached, release } = heldPool.hold(/from sessions/);
  const watched = hasty.emitWithAck("watch", { conversationId });
  const unwatched = hasty.emitWithAck("unwatch", { conversationId });
  await reached;
  expect(await unwatched).toEqual({ ok: true });
  release();
  expect(await watched).toEqual({ ok: true });
  const presence = next(other, "presence");
  await other.emitWithAck("watch", { conversationId });
  expect(await presence).toEqual({ conversationId, watching: ["ann"], typing: [] });
});

it("[AG4] several tabs count as one agent", async () => {
  const tabs = [connect("ann"), connect("ann"), connect("bob")];
  await Promise.all(tabs.map((tab) => subscribe(tab)));
  const here = served.gateway.listPresent().map((p) => p.agentId);
  expect(here.toSorted()).toEqual(["ann", "bob"]);
});

it("[FD12] repeated or aborted subscriptions leave no listener behind", async () => {
  const twice = connect("ann");
  await Promise.all([subscribe(twice), subscribe(twice), subscribe(twice)]);
  expect(listeners.listening).toBe(1);
  const hasty = connect("bob");
  const [[connection]] = await Promise.all([once(served.http, "connection"), outcomeOf(hasty)]);
  const { reached, release } = heldPool.hold(/from bindings/);
  hasty.emit("subscribe", { accountId: account, afterSeq: 0 }, () => undefined);
  await reached;
  const gone = once(connection, "close");
  hasty.disconnect();
  await gone;
  const before = listeners.joined;
  release();
  await listeners.until(() => listeners.joined === before + 1); // `afterEach` waits until no listener is left
});

it("[FD2] a later subscription to another account wins, whatever happens to the first", async () => {
  await writeAs(node.lanes, account, "li");
  await db.pool.query("delete from events where account_id = $1", [account]); // no catching up is possible
  const other = await createAccount(db.pool, [ann]);
  const socket = connect("ann");
  const required: unknown[] = [];
  socket.on("snapshot_required", (news) => required.push(news));
  const { reached, release } = heldPool.hold(/from events/);
  const first = subscribe(socket);
  await reached;
  expect(await subscribe(socket, 0, other)).toEqual({ ok: true });
  release();
  expect(await first).toEqual({ ok: true });
  const received = nextNews(socket);
  await writeAs(node.lanes, other, "wu");
  expect(await received).toMatchObject({ accountId: other });
  expect(required).toEqual([]);
});

it("[AG6] subscribing past one's own demotion just before it happens requires a snapshot", async () => {
  const run = (command: Command) => done(node.lanes.run(account, command));
  await run({ do: "bind_agent", agentId: root.id, name: "root", role: "admin" });
  await run({ do: "change_role", agentId: ann.id, by: root.id, role: "supervisor" });
  const { rows } = await db.pool.query("select head_seq as head from accounts where id = $1", [account]);
  const demotion = rows[0].head + 1;
  const socket = connect("ann");
  const messages: unknown[] = [];
  for (const event of ["snapshot_required", "events"]) socket.on(event, (news) => messages.push(news));
  const { reached, release } = heldPool.hold(/^select head_seq/);
  const subscribed = subscribe(socket, demotion);
  await Promise.race([reached, subscribed]);
  await run({ do: "change_role", agentId: ann.id, by: root.id, role: "agent" });
  release();
  expect(await subscribed).toEqual({ ok: true });
  expect(messages).toEqual([{ accountId: account }]);
});

it("[FD3] an agent unbound and bound again while away reloads and stays signed in", async () => {
  const run = (command: Command) => done(node.lanes.run(account, command));
  await run({ do: "bind_agent", agentId: root.id, name: "root", role: "admin" });
  await run({ do: "change_role", agentId: ann.id, by: root.id, role: "supervisor" });
  await run({ do: "unbind_agent", agentId: ann.id, by: root.id });
  await run({ do: "bind_agent", agentId: ann.id, name: "ann", role: "agent" });
  const socket = connect("ann");
  const messages: string[] = [];
  for (const event of ["signed_out", "snapshot_required"]) socket.on(event, () => messages.push(event));
  expect(await subscribe(socket)).toEqual({ ok: true });
  expect(messages).toEqual(["snapshot_required"]);
});

it("[FD8] the 31st socket of an agent closes their oldest one and no other agent's", async () => {
  const other = connect("bob");
  expect(await outcomeOf(other)).toBe("connected");
  const first = connect("ann");
  expect(await outcomeOf(first)).toBe("connected");
  const [signedOut, closed] = [next(first, "signed_out"), next(first, "disconnect")];
  for (let n = 1; n <= 30; n++) expect(await outcomeOf(connect("ann"))).toBe("connected");
  expect(await signedOut).toEqual({ why: "crowded_out" });
  await closed;
  const others = sockets.filter((socket) => socket !== first);
  expect(await Promise.all(others.map((socket) => subscribe(socket)))).toEqual(
    others.map(() => ({ ok: true })),
  );
  expect(others).toContain(other);
});
