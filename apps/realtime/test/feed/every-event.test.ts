import { randomUUID } from "node:crypto";
import type {
  AccountId,
  AgentId,
  ClientMessageId,
  MediaId,
  MessageId,
  TopicId,
} from "@jieru/shared/domain/ids";
import type { Image } from "@jieru/shared/domain/message";
import { endUndoAcceptedMs } from "@jieru/shared/domain/session";
import type { EventType } from "@jieru/shared/domain/snapshot";
import { eventTypes } from "@jieru/shared/domain/snapshot-schema";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { Command } from "../../src/desk/command.ts";
import type { DeskSession } from "../../src/desk/desk.ts";
import type { Fact } from "../../src/desk/fact.ts";
import { anAgent, ann, bob, boss, minute, root } from "../desk/scenario.ts";
import {
  createAccount,
  done,
  messageOf,
  newClock,
  pickUp,
  reply,
  type TestClock,
  write,
  writeAs,
} from "../lane/account.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { type FeedNode, openFeedNode, TestConsole } from "./test-console.ts";

let db: TestDatabase;
let node: FeedNode;
let account: AccountId;
let consoles: TestConsole[];
let begun = newClock();
const clock: TestClock = { now: () => begun.now(), elapse: (ms) => begun.elapse(ms) };

beforeAll(async () => {
  db = await createTestDatabase();
  node = await openFeedNode(db, clock);
});
afterAll(async () => {
  await node.close();
  await db.drop();
});

async function open(): Promise<void> {
  begun = newClock();
  account = await createAccount(db.pool, [ann, bob, boss, root, anAgent("gone")]);
  consoles = [
    await TestConsole.open(node, account, "ann"),
    await TestConsole.open(node, account, "bob"),
    await TestConsole.open(node, account, "boss", "supervisor"),
  ];
}
const leave = (): void => {
  for (const c of consoles) c.leave();
};
beforeEach(open);
afterEach(leave);

const exercised = new Set<EventType>();
/** Event types that no test has caused yet. */
const untested = new Map<string, () => Promise<void>>();

/** Adds a test that ends by comparing every console with a fresh load. */
function story(title: string, happens: () => Promise<void>): void {
  const tell = async () => {
    untested.delete(title);
    await happens();
    for (const c of consoles) await c.equalsFreshLoad();
  };
  untested.set(title, tell);
  it(title, tell);
}

/** Runs a command and checks that every console then equals a fresh load. */
async function run(command: Command): Promise<Fact[]> {
  const { facts } = await done(node.lanes.run(account, command));
  for (const f of facts) exercised.add(f.type);
  expect(facts.length, `${command.do} brings something about`).toBeGreaterThan(0);
  for (const c of consoles) await c.equalsFreshLoad("but the line");
  return facts;
}
const by = (agent: string, s: DeskSession) => ({ agentId: agent as AgentId, sessionId: s.id });
const sessionIn = (facts: Fact[]): DeskSession => facts.at(-1)?.session as DeskSession;
const served = async (openid: string): Promise<DeskSession> => {
  const session = sessionIn(await run(write(openid)));
  return sessionIn(await run(pickUp("ann", session)));
};

story("[FD3] a customer comes, is served, and leaves", async () => {
  await run({ do: "receive", openid: "li", act: { kind: "entered", source: "cart" } });
  const session = sessionIn(await run(write("li", "hello")));
  await run(pickUp("ann", session));
  await run({ do: "mark_read", ...by("ann", session), upTo: 99 });
  await run(write("li", "more"));
  const about = { ...by("ann", session), conversationId: session.conversationId };
  await run({ do: "set_remark", ...about, remark: "Mr Li" });
  await run({ do: "change_tags", ...about, add: ["vip"], remove: [] });
  await run({
    do: "add_note",
    ...about,
    clientMessageId: randomUUID() as ClientMessageId,
    note: "calls at 5",
  });
  await run({ do: "set_attributes", openid: "li", sessionId: session.id });
  await run({ do: "end", ...by("ann", session) });
  await run({ do: "set_attributes", openid: "li", sessionId: session.id });
  await run({ do: "change_tags", ...about, add: [], remove: ["vip"] });
  await run({ do: "add_note", ...about, clientMessageId: randomUUID() as ClientMessageId, note: "paid" });
});

story(
  "[FD3] [MN4] a note is meant for somebody, while the customer waits, is served, and after the end",
  async () => {
    const waiting = sessionIn(await run(write("xie")));
    const { conversationId } = waiting;
    const about = { conversationId, sessionId: waiting.id };
    const tell = async (agentId: AgentId, ...mentions: AgentId[]) => {
      const clientMessageId = randomUUID() as ClientMessageId;
      const [fact] = await run({
        do: "add_note",
        ...about,
        agentId,
        clientMessageId,
        note: "look",
        mentions,
      });
      return fact?.message?.id as MessageId;
    };
    const see = (agentId: AgentId, noteId: MessageId) =>
      run({ do: "see_mention", ...about, agentId, noteId });
    await see(boss.id, await tell(ann.id, boss.id));
    await tell(ann.id, boss.id);
    await run(pickUp("ann", waiting));
    const whispered = await tell(boss.id);
    await run({ do: "transfer", ...by("ann", waiting), to: bob.id, note: null });
    await run({ do: "transfer", ...by("boss", waiting), to: ann.id, note: null });
    await see(ann.id, whispered);
    await run({ do: "end", ...by("ann", waiting) });
    await see(boss.id, await tell(ann.id, boss.id));
    await tell(ann.id, boss.id);
    await run(write("xie"));
  },
);

story(
  "[FD3] [WU5] what a session is about is said, changed after its end, and said of one that ended before another",
  async () => {
    const [added] = await run({ do: "change_topics", agentId: root.id, change: { add: "refund" } });
    const topicId = added?.account?.topics?.[0]?.id as TopicId;
    const session = await served("zhou");
    const wrapUp = { do: "wrap_up", ...by("ann", session) } as const;
    await run({ ...wrapUp, wrapUp: { topicId, line: null } });
    await run({ ...wrapUp, wrapUp: null });
    await run({ do: "end", ...by("ann", session), wrapUp: { topicId, line: "twice" } });
    await run({ ...wrapUp, wrapUp: { topicId, line: "three times" } });
    const next = sessionIn(await run(write("zhou")));
    await run(pickUp("bob", next));
    await run({ ...wrapUp, agentId: boss.id, wrapUp: null });
  },
);

story("[FD3] [CR5] a customer is asked how satisfied they were, says so, and says it anew", async () => {
  await run({ do: "change_account", by: null, change: { ratingRequest: { text: "{{link}}" } } });
  const session = await served("feng");
  await run(reply("ann", session));
  await run({ do: "end", ...by("ann", session) });
  clock.elapse(endUndoAcceptedMs);
  await run({ do: "look_at_session", sessionId: session.id });
  const rate = { do: "rate", sessionId: session.id } as const;
  await run({ ...rate, said: { score: 2, comment: "slow" } });
  await run(write("feng", "more"));
  await run({ ...rate, said: { score: 4, comment: null } });
  await run({ do: "change_account", by: null, change: { ratingRequest: null } });
});

story(
  "[FD3] [SE18] [SE19] an end is undone, a session is reopened, and its customer comes again unasked",
  async () => {
    await run({ do: "change_account", by: null, change: { ratingRequest: { text: "{{link}}" } } });
    const session = await served("ding");
    await run(reply("ann", session));
    await run({ do: "end", ...by("ann", session) });
    await run({ do: "reopen", ...by("ann", session) });
    await run({ do: "end", ...by("ann", session) });
    clock.elapse(minute);
    await run({ do: "reopen", ...by(boss.id, session) });
    await run(reply(boss.id, session));
    await run({ do: "end", ...by(boss.id, session) });
    await run(write("ding", "more"));
    clock.elapse(endUndoAcceptedMs);
    await run({ do: "look_at_session", sessionId: session.id });
    await run({ do: "change_account", by: null, change: { ratingRequest: null } });
  },
);

story(
  "[FD3] [RM7] an agent is reminded of a promise, puts it off, and hands it on with the session",
  async () => {
    const session = await served("kong");
    const set = (at: number) =>
      run({ do: "set_reminder", ...by("ann", session), reminder: { at, text: "parcel" } });
    await set(clock.now() + minute);
    clock.elapse(minute);
    await run({ do: "look_at_session", sessionId: session.id });
    await set(clock.now() + minute);
    await run({ do: "transfer", ...by("ann", session), to: "bob" as AgentId, note: null });
    clock.elapse(minute);
    await run({ do: "look_at_session", sessionId: session.id });
    await run({ do: "set_reminder", ...by("bob", session), reminder: null });
  },
);

story("[FD3] [SE20] a session is marked as urgent while it waits, and the mark is removed", async () => {
  const session = sessionIn(await run(write("xie")));
  await run({ do: "mark_urgent", ...by(boss.id, session), urgent: true });
  await run(pickUp("ann", session));
  await run({ do: "mark_urgent", ...by("ann", session), urgent: false });
});

story("[FD3] a customer is put on the blacklist, and taken off it", async () => {
  const session = await served("qi");
  const about = { ...by("ann", session), conversationId: session.conversationId };
  await run({ do: "set_blocked", ...about, blocked: true, reason: "spam" });
  await run({ do: "set_blocked", ...about, blocked: false, reason: null });
});

story("[FD3] [RT3] a customer is erased: in hand, while they wait, and after the end", async () => {
  const session = await served("gone");
  const { conversationId } = session;
  const about = { agentId: ann.id, sessionId: session.id, conversationId };
  await run({ do: "change_tags", ...about, add: ["vip"], remove: [] });
  await run({ do: "erase_customer", agentId: root.id, conversationId, sessionId: session.id });
  const waits = sessionIn(await run(write("gone")));
  expect(waits.id).not.toBe(session.id);
  await run({ do: "erase_customer", agentId: root.id, conversationId, sessionId: waits.id });
  await run({ do: "erase_customer", agentId: root.id, conversationId, sessionId: waits.id });
});

story("[FD3] [RT1] what was said last in a session that still waits expires", async () => {
  const { id } = sessionIn(await run(write("long ago")));
  await run({ do: "expire_words", sessionId: id, before: clock.now() + 1 });
});

story("[FD3] [RT1] a night's deleting is done", async () => {
  await run({ do: "note_expiry" });
});

story("[FD3] a reply goes out, fails, is corrected", async () => {
  const session = await served("wu");
  const sent = messageOf(await run(reply("ann", session, "one"))).id;
  await run({ do: "start_delivery", messageId: sent });
  await run({ do: "finish_delivery", messageId: sent, outcome: { kind: "sent" } });
  const refused = messageOf(await run(reply("ann", session, "two"))).id;
  await run({ do: "start_delivery", messageId: refused });
  await run({
    do: "finish_delivery",
    messageId: refused,
    outcome: { kind: "refused", reason: "allowance_used", code: 45047, allowance: "used" },
  });
});

story("[FD3] an image arrives, and then its picture", async () => {
  const image: Image = {
    mediaId: "m" as MediaId,
    state: "fetching",
    width: null,
    height: null,
    reason: null,
  };
  const facts = await run({
    do: "receive",
    openid: "xu",
    act: { kind: "message", content: { type: "image", image }, saidAt: clock.now() },
  });
  const ready: Image = { ...image, state: "ready", width: 10, height: 10 };
  await run({ do: "change_media", messageId: messageOf(facts).id, image: ready });
  await run(pickUp("bob", sessionIn(facts)));
});

story("[FD3] a session changes hands", async () => {
  const session = await served("ye");
  await run({ do: "transfer", ...by("ann", session), to: bob.id, note: null });
  await run({ do: "take_over", ...by("boss", session) });
  await run({ do: "transfer", ...by("boss", session), to: ann.id, note: "yours again" });
  await run({ do: "transfer", ...by("ann", session), to: null, note: "for whoever has time" });
  await run(pickUp("bob", session));
});

story("[FD3] a session falls asleep, wakes, waits again", async () => {
  const session = await served("zhu");
  await run(reply("ann", session));
  clock.elapse(30 * minute);
  await run({ do: "look_at_session", sessionId: session.id });
  await run({ do: "reactivate", ...by("ann", session) });
  clock.elapse(30 * minute);
  await run({ do: "look_at_session", sessionId: session.id });
  await run(write("zhu"));
});

story(
  "[FD3] [DI8] who waits goes behind those who can still be answered, and comes back with what they write",
  async () => {
    const { id } = sessionIn(await run(write("tang")));
    clock.elapse(48 * 60 * minute);
    await run(write("fang"));
    await run({ do: "look_at_session", sessionId: id });
    await run(write("tang"));
  },
);

story("[FD3] agents come and go, and change", async () => {
  await run({ do: "set_status", agentId: bob.id, by: bob.id, status: "away" });
  await run({ do: "set_pickup", agentId: bob.id, by: bob.id, auto: true, capacity: 3 });
  await run({ do: "set_status", agentId: bob.id, by: bob.id, status: "online" });
  await run({ do: "lose_agent", agentId: ann.id });
  await run({ do: "connect_agent", agentId: ann.id });
  await run({ do: "unbind_agent", agentId: "gone" as AgentId, by: root.id });
  await db.pool.query(
    `insert into agents values ('aaron', 'aaron', 'aaron', 0) on conflict (id) do update set name = excluded.name`,
  );
  await run({ do: "bind_agent", agentId: "aaron" as AgentId, name: "aaron", role: "agent" });
  await run({ do: "change_role", agentId: "aaron" as AgentId, by: root.id, role: "supervisor" });
  await db.pool.query(`update agents set name = 'Aaron' where id = 'aaron'`);
  await run({ do: "rename_agent", agentId: "aaron" as AgentId, name: "Aaron" });
  await run({ do: "sign_out", agentId: bob.id });
});

story("[FD3] the account changes", async () => {
  await run({
    do: "change_account",
    by: null,
    change: { name: "new name", replyPreset: "current", greeting: "hello" },
  });
  await run({ do: "receive", openid: "greeted", act: { kind: "entered", source: null } });
  const closed = { timeZone: "Asia/Shanghai", week: [[], [], [], [], [], [], []], days: [] };
  await run({ do: "change_account", by: null, change: { handOver: "closed", openingHours: closed } });
  await run(write("handed over"));
  await run({ do: "change_account", by: null, change: { handOver: "never" } });
});

story("[FD3] [MA11] WeChat refuses the account's credentials, and takes them again", async () => {
  const refused = { why: "address", errcode: 40164, address: "203.0.113.9", repliesUntil: 9_000 } as const;
  await run({ do: "note_credentials", refused });
  await run({ do: "note_credentials", refused: null });
});

story("[FD3] [PU8] [PU9] pushes may be lost, cease and come back", async () => {
  await run({ do: "note_gap", gap: { from: clock.now() - minute, to: clock.now() } });
  await run({ do: "note_silence", since: clock.now() - minute });
  await run({ do: "note_silence", since: null });
});

story("[FD3] [QR2] quick replies change", async () => {
  await run({ do: "change_quick_replies", agentId: boss.id, scope: "team" });
  await run({ do: "change_quick_replies", agentId: bob.id, scope: "own" });
});

story("[FD3] [KA1] keyword replies change, and one answers", async () => {
  const keywords = [{ text: "hello", match: "contained" } as const];
  const change = { add: { name: "greeting", keywords, text: "hi", on: true } };
  await run({ do: "change_keyword_replies", agentId: root.id, change });
  await run(write("asking"));
});

story("[FD3] [CD5] conduct rules change", async () => {
  const match = { kind: "words" as const, words: ["damn"] };
  const change = { add: { name: "insults", action: "block" as const, on: true, match } };
  await run({ do: "change_conduct_rules", agentId: root.id, change });
});

it("[FD3] the test covers every event type", async () => {
  for (const tell of [...untested.values()]) {
    await tell();
    leave();
    await open();
  }
  const missing = eventTypes.filter((type) => !exercised.has(type));
  expect(missing, "Add a story in which the event happens").toEqual([]);
});

it("[FD3] a change of its own rights makes a console reload", async () => {
  await done(
    node.lanes.run(account, { do: "change_role", agentId: ann.id, by: root.id, role: "supervisor" }),
  );
  await expect.poll(() => consoles[0]?.rights, { interval: 4 }).toEqual(["role_changed"]);
  await writeAs(node.lanes, account, "late");
  await done(node.lanes.run(account, { do: "unbind_agent", agentId: bob.id, by: root.id }));
  await expect.poll(() => consoles[1]?.rights, { interval: 4 }).toEqual(["unbound"]);
});
