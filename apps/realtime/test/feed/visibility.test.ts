import { randomUUID } from "node:crypto";
import type { Viewer } from "@jieru/shared/domain/agent";
import type {
  AccountId,
  AgentId,
  ClientMessageId,
  ConversationId,
  MediaId,
  MessageId,
  TopicId,
} from "@jieru/shared/domain/ids";
import { endUndoAcceptedMs } from "@jieru/shared/domain/session";
import type { Event, Frame } from "@jieru/shared/domain/snapshot";
import { expect, it } from "vitest";
import type { DeskSession } from "../../src/desk/desk.ts";
import { readEvents } from "../../src/feed/log.ts";
import { eventFor } from "../../src/policies/event.ts";
import { ann, bob, boss, root } from "../desk/scenario.ts";
import { done, messageOf, pickUp, reply, type TestClock, write, writeAs } from "../lane/account.ts";
import type { TestDatabase } from "../test-database.ts";
import type { FeedNode, TestConsole } from "./test-console.ts";
import { type ThreeConsoles, threeConsolesForEach } from "./three-consoles.ts";

let db: TestDatabase;
let clock: TestClock;
let node: FeedNode;
let account: AccountId;
let consoles: ThreeConsoles["consoles"];

threeConsolesForEach((opened) => {
  ({ db, clock, node, account, consoles } = opened);
});

const run = (command: Parameters<FeedNode["lanes"]["run"]>[1]) => done(node.lanes.run(account, command));
const settle = async () => {
  for (const c of Object.values(consoles)) await c.equalsFreshLoad("but the line");
};
const transfer = (by: string, { id }: DeskSession, to: string | null) =>
  run({
    do: "transfer",
    agentId: by as AgentId,
    sessionId: id,
    to: to as AgentId | null,
    note: "secret note",
  });

const eventsOf = (c: TestConsole): Event[] => c.frames.flatMap((f) => f.events);
const received = (c: TestConsole, from = 0): string =>
  JSON.stringify(c.frames.slice(from).map(({ waiting, ...f }: Frame) => f));

async function served(): Promise<DeskSession> {
  const session = await writeAs(node.lanes, account, "li");
  await run(pickUp("ann", session));
  return session;
}

it("[FD6] content of a served session goes to its owner, not to colleagues", async () => {
  const session = await served();
  await settle();
  const from = consoles.bob.frames.length;
  await run(write("li", "my address is secret-street 1"));
  await run(reply("ann", session, "secret-answer"));
  await settle();
  const texts = eventsOf(consoles.ann).flatMap((e) => (e.message?.type === "text" ? [e.message.text] : []));
  expect(texts).toEqual(["my address is secret-street 1", "secret-answer"]);
  expect(received(consoles.bob, from)).not.toContain("secret");
});

it("[FD6] a supervisor's lists get a short preview, and only viewers get whole messages", async () => {
  await served();
  await run(write("li", `${"long ".repeat(40)}secret-end`));
  await settle();
  expect(received(consoles.boss)).toContain("long long");
  expect(received(consoles.boss)).not.toContain("secret-end");
  const session = consoles.boss.snapshot.sessions[0];
  consoles.boss.subscription.watched.allow(session?.conversationId as ConversationId);
  await run(write("li", `${"long ".repeat(40)}secret-end`));
  await settle();
  expect(received(consoles.boss)).toContain("secret-end");
});

it("[AG7] after a transfer the former owner gets nothing more, even as a viewer", async () => {
  const session = await served();
  consoles.ann.subscription.watched.allow(session.conversationId);
  await settle();
  const from = consoles.ann.frames.length;
  await transfer("boss", session, "bob");
  await run(write("li", "secret question"));
  const { facts } = await run(reply("bob", session, "secret answer"));
  await run({ do: "start_delivery", messageId: messageOf(facts).id });
  await run({ do: "finish_delivery", messageId: messageOf(facts).id, outcome: { kind: "sent" } });
  await settle();
  expect(received(consoles.ann, from)).not.toContain("secret");
  expect(consoles.ann.snapshot.sessions).toEqual([]);
  const goodbye = consoles.ann.frames.slice(from).flatMap((f) => f.events.filter((e) => e.session));
  expect(goodbye.map((e) => [e.type, e.session?.ownerId, e.session?.lastMessage])).toEqual([
    ["session_transferred", "bob", null],
  ]);
  expect(received(consoles.bob)).toContain("secret question");
});

it("[AG7] [DI6] a session returned to the queue stays hidden from its former owner once picked up", async () => {
  const session = await served();
  consoles.ann.subscription.watched.allow(session.conversationId);
  await settle();
  await transfer("ann", session, null);
  await settle();
  expect(consoles.ann.snapshot.sessions).toEqual([]);
  await run(pickUp("bob", session));
  const from = consoles.ann.frames.length;
  await run(write("li", "secret question"));
  await run(reply("bob", session, "secret answer"));
  await settle();
  expect(received(consoles.ann, from)).not.toContain("secret");
  expect(received(consoles.bob)).toContain("secret question");
});

it("[AG7] [DI4] an owner who did not answer in time loses the session at once", async () => {
  await run({ do: "change_account", by: null, change: { noAnswerMs: 60_000 } });
  const session = await served();
  await settle();
  const from = consoles.ann.frames.length;
  clock.elapse(60_000);
  await run({ do: "look_at_session", sessionId: session.id });
  await run(write("li", "secret"));
  await settle();
  expect(received(consoles.ann, from)).not.toContain("secret");
  expect(consoles.ann.snapshot.sessions).toEqual([]);
  expect(consoles.boss.snapshot.agents.find((a) => a.id === ann.id)).toMatchObject({
    status: "away",
    statusWhy: "no_answer",
  });
});

it("[AG7] a viewer of a waiting session gets nothing after another agent picks it up", async () => {
  const session = await writeAs(node.lanes, account, "li");
  consoles.bob.subscription.watched.allow(session.conversationId);
  await run(write("li", "all may read this"));
  await settle();
  expect(received(consoles.bob)).toContain("all may read this");
  const from = consoles.bob.frames.length;
  await run(pickUp("ann", session));
  await run(write("li", "secret"));
  await settle();
  expect(received(consoles.bob, from)).not.toContain("secret");
});

it("[AG7] a session that waits again leaves its owner's list without content", async () => {
  await served();
  await settle();
  const from = consoles.ann.frames.length;
  await run({ do: "lose_agent", agentId: ann.id });
  await run(write("li", "secret"));
  await settle();
  expect(received(consoles.ann, from)).not.toContain("secret");
  expect(consoles.ann.snapshot.sessions).toEqual([]);
});

it("[AG6] an unbound agent gets nothing of the unbinding's effects", async () => {
  await served();
  await run({ do: "unbind_agent", agentId: ann.id, by: root.id });
  const log = await readEvents(db.pool, account, 0, 100);
  const viewer: Viewer = { id: ann.id, role: "agent" };
  const seen = log
    .flatMap((e) => eventFor(viewer, new Set(), e) ?? [])
    .filter((e) => e.type === "session_waits_again");
  expect(seen.map((e) => [e.message, e.session?.lastMessage])).toEqual([[undefined, null]]);
});

/** Ann ends a session while her reply is being sent; Bob owns the next one, and both watch. */
async function servedNext(): Promise<{ id: MessageId; next: DeskSession }> {
  const session = await served();
  const { id } = messageOf((await run(reply("ann", session, "secret answer"))).facts);
  await run({ do: "start_delivery", messageId: id });
  await run({ do: "end", agentId: ann.id, sessionId: session.id });
  clock.elapse(1_000);
  const next = await writeAs(node.lanes, account, "li");
  await run(pickUp("bob", next));
  for (const who of ["ann", "bob"] as const) consoles[who].subscription.watched.allow(next.conversationId);
  await run(write("li", "secret question"));
  await settle();
  return { id, next };
}

it.each([false, true])(
  "[FD6] [AG7] the outcome of an earlier session's reply goes to the current owner; session ended: %s",
  async (ended) => {
    const { id, next } = await servedNext();
    if (ended) await run({ do: "end", agentId: bob.id, sessionId: next.id });
    await settle();
    const from = consoles.ann.frames.length;
    await run({ do: "finish_delivery", messageId: id, outcome: { kind: "sent" } });
    await settle();
    const last = eventsOf(consoles.bob).at(-1);
    expect(last).toMatchObject({ session: { id: next.id }, message: { id, delivery: { state: "sent" } } });
    expect(received(consoles.ann, from)).not.toContain("secret");
    expect([...consoles.bob.subscription.watched.readable]).toEqual([next.conversationId]);
    expect([...consoles.ann.subscription.watched.readable]).toEqual([]);
  },
);

it("[FD6] [AG7] the result of an earlier session's image goes to the last owner, also after the end", async () => {
  const image = {
    mediaId: "m" as MediaId,
    state: "fetching",
    width: null,
    height: null,
    reason: null,
  } as const;
  const act = { kind: "message", content: { type: "image", image }, saidAt: clock.now() } as const;
  const session = await served();
  const messageId = messageOf((await run({ do: "receive", openid: "li", act })).facts).id;
  await run({ do: "end", agentId: ann.id, sessionId: session.id });
  clock.elapse(1_000);
  const next = await writeAs(node.lanes, account, "li");
  await run(pickUp("bob", next));
  for (const who of ["ann", "bob"] as const) consoles[who].subscription.watched.allow(next.conversationId);
  const imageIn = async (state: "failed" | "ready") => {
    const change = { ...image, state, reason: null };
    await run({ do: "change_media", messageId, image: change });
    await settle();
    for (const c of [consoles.ann, consoles.bob])
      expect(eventsOf(c).some((e) => e.message?.type === "image" && e.message.image.state === state)).toBe(
        c === consoles.bob,
      );
  };
  await imageIn("failed");
  await run({ do: "end", agentId: bob.id, sessionId: next.id });
  await imageIn("ready");
});

it("[NO7] a note goes to the owner and to viewers, and to no colleague", async () => {
  const session = await served();
  consoles.boss.subscription.watched.allow(session.conversationId);
  const about = { agentId: boss.id, conversationId: session.conversationId, sessionId: session.id };
  const clientMessageId = randomUUID() as ClientMessageId;
  await run({ do: "add_note", ...about, clientMessageId, note: "secret note" });
  await settle();
  const noticesOf = (c: TestConsole) =>
    eventsOf(c).flatMap((e) => (e.message?.type === "note" ? e.message : []));
  expect(noticesOf(consoles.ann)).toMatchObject([
    { note: "secret note", agentId: "boss", direction: "system" },
  ]);
  expect(noticesOf(consoles.boss)).toMatchObject([{ note: "secret note" }]);
  expect(received(consoles.bob)).not.toContain("secret");
});

it("[NO7] a supervisor's lists contain nothing of a note", async () => {
  const session = await served();
  const about = { agentId: ann.id, conversationId: session.conversationId, sessionId: session.id };
  const clientMessageId = randomUUID() as ClientMessageId;
  await run({ do: "add_note", ...about, clientMessageId, note: "secret note" });
  await settle();
  expect(received(consoles.boss)).not.toContain("secret");
  expect(JSON.stringify(consoles.boss.snapshot)).not.toContain("secret");
});

it("[BL3] a blocked customer's messages go to viewers while they may read the conversation", async () => {
  const session = await served();
  const about = { agentId: ann.id, conversationId: session.conversationId, sessionId: session.id };
  for (const who of ["ann", "boss"] as const)
    consoles[who].subscription.watched.allow(session.conversationId);
  await run({ do: "set_blocked", ...about, blocked: true, reason: null });
  await run(write("li", "still there?"));
  await settle();
  for (const who of ["ann", "boss"] as const) {
    expect(eventsOf(consoles[who]).at(-1)?.message).toMatchObject({ text: "still there?", sessionId: null });
    expect(consoles[who].snapshot.sessions).toEqual([]);
  }
  expect(received(consoles.bob)).not.toContain("still there?");
  // After unblocking, Bob serves the customer and blocks again; Ann's page is still open.
  await run({ do: "set_blocked", ...about, agentId: boss.id, blocked: false, reason: null });
  const next = await writeAs(node.lanes, account, "li");
  await run(pickUp("bob", next));
  await run({
    do: "set_blocked",
    ...about,
    agentId: bob.id,
    sessionId: next.id,
    blocked: true,
    reason: null,
  });
  const from = consoles.ann.frames.length;
  await run(write("li", "secret"));
  await settle();
  expect(received(consoles.ann, from)).not.toContain("secret");
});

it("[RT3] [BL3] messages of an erased and blocked customer go to no viewer until unblocking", async () => {
  const session = await served();
  const about = { agentId: boss.id, conversationId: session.conversationId, sessionId: session.id };
  for (const who of ["ann", "boss"] as const)
    consoles[who].subscription.watched.allow(session.conversationId);
  await run({ do: "set_blocked", ...about, blocked: true, reason: null });
  await run({ do: "erase_customer", ...about, agentId: root.id });
  const saysNow = (text: string) =>
    run({
      do: "receive",
      openid: "li",
      act: { kind: "message", content: { type: "text", text }, saidAt: clock.now() },
    });
  await saysNow("secret");
  await settle();
  for (const who of ["ann", "bob", "boss"] as const) expect(received(consoles[who])).not.toContain("secret");
  await run({ do: "set_blocked", ...about, blocked: false, reason: null });
  await saysNow("me again");
  await settle();
  for (const who of ["ann", "boss"] as const)
    expect(eventsOf(consoles[who]).at(-1)?.message).toMatchObject({ text: "me again" });
});

it("[TG2] remark and tags of an ended conversation go to viewers only", async () => {
  const session = await served();
  await run({ do: "end", agentId: ann.id, sessionId: session.id });
  consoles.boss.subscription.watched.allow(session.conversationId);
  await settle();
  const from = consoles.bob.frames.length;
  const about = { agentId: ann.id, conversationId: session.conversationId, sessionId: session.id };
  await run({ do: "change_tags", ...about, add: ["secret-tag"], remove: [] });
  await settle();
  for (const c of [consoles.ann, consoles.boss])
    expect(eventsOf(c).at(-1)?.session).toMatchObject({
      customer: { tags: ["secret-tag"] },
      lastMessage: null,
    });
  expect(received(consoles.bob, from)).not.toContain("secret");
});

it("[RT1] [AG7] expired content notifies a viewer of a requeued conversation, who keeps following it", async () => {
  const { id, conversationId } = await served();
  await run({ do: "end", agentId: ann.id, sessionId: id });
  await writeAs(node.lanes, account, "li");
  consoles.bob.subscription.watched.request(conversationId);
  consoles.bob.subscription.watched.allow(conversationId);
  await settle();
  await run({ do: "expire_words", sessionId: id, before: clock.now(), watched: conversationId });
  await settle();
  expect(eventsOf(consoles.bob).at(-1)).toMatchObject({
    type: "words_expired",
    session: { state: "waiting" },
  });
  expect([...consoles.bob.subscription.watched.readable]).toEqual([conversationId]);
});

it("[RT1] expired content of a waiting conversation notifies its viewers only", async () => {
  const { id, conversationId } = await writeAs(node.lanes, account, "li");
  consoles.bob.subscription.watched.allow(conversationId);
  await settle();
  const from = consoles.ann.frames.length;
  await run({ do: "expire_words", sessionId: id, before: clock.now() + 1 });
  await settle();
  expect(eventsOf(consoles.bob).at(-1)).toMatchObject({
    type: "words_expired",
    session: { lastMessage: null },
  });
  expect(received(consoles.ann, from)).not.toContain("words_expired");
});

it("[WU5] [CR5] [AG7] a late wrap-up or rating goes to the current owner and not to the former one", async () => {
  const added = await run({ do: "change_topics", agentId: root.id as AgentId, change: { add: "refund" } });
  const topicId = added.facts[0]?.account?.topics?.[0]?.id as TopicId;
  await run({ do: "change_account", by: null, change: { ratingRequest: { text: "{{link}}" } } });
  const session = await served();
  const { conversationId, id: sessionId } = session;
  await run(reply("ann", session, "bye"));
  const over = await run({ do: "end", agentId: ann.id, sessionId });
  const noticeId = messageOf(over.facts.filter(({ type }) => type === "session_ended")).id;
  clock.elapse(endUndoAcceptedMs);
  await run({ do: "look_at_session", sessionId });
  const next = await writeAs(node.lanes, account, "li");
  await run(pickUp("bob", next));
  for (const who of ["ann", "bob"] as const) {
    consoles[who].subscription.watched.request(conversationId);
    consoles[who].subscription.watched.allow(conversationId);
  }
  await run(write("li", "are you there?"));
  await run({
    do: "set_remark",
    agentId: bob.id,
    sessionId: next.id,
    conversationId,
    remark: "bob's secret",
  });
  await settle();
  const from = consoles.ann.frames.length;
  const wrapUp = { topicId, line: "secret line" };
  const rating = { score: 5, comment: "secret comment" } as const;
  for (const command of [
    { do: "wrap_up", agentId: boss.id, sessionId, wrapUp },
    { do: "rate", sessionId, said: rating },
  ] as const) {
    await run(command);
    await settle();
    expect([consoles.ann, consoles.bob].map((c) => [...c.subscription.watched.readable])).toEqual([
      [],
      [conversationId],
    ]);
    expect(eventsOf(consoles.bob).at(-1)?.message?.id).toBe(noticeId);
  }
  expect(received(consoles.ann, from)).not.toContain("secret");
});
