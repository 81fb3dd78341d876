/** The lane saves every column of a session and of a conversation. */
import type { AgentId, KeywordReplyId, MessageId, TopicId } from "@jieru/shared/domain/ids";
import type { Mention } from "@jieru/shared/domain/mention";
import type { QueryConfig } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Conversation, DeskSession } from "../../src/desk/desk.ts";
import { allowanceField } from "../../src/desk/stored-fields.ts";
import { saveConversations, saveSessions } from "../../src/lane/save.ts";
import { ann, bob } from "../desk/scenario.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { createAccount, done, newClock, openNode, pickUp, start, writeAs } from "./account.ts";
import { readWholeDesk } from "./whole-desk.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  // Which says what goes with which state: here one column at a time is changed.
  await db.pool.query("alter table sessions drop constraint sessions_check, drop constraint sessions_check1");
});
afterAll(() => db.drop());

/** An account with one active session, as it is stored. */
async function openDesk() {
  const account = await createAccount(db.pool, [ann, bob]);
  const { lanes, close } = openNode(db, newClock());
  const session = await writeAs(lanes, account, "li");
  await done(lanes.run(account, pickUp("ann", session)));
  await close();
  const desk = await readWholeDesk(db.pool, account);
  return { account, desk, id: session.id, conversationId: session.conversationId };
}

const put = <K, T extends { id: K }>(all: ReadonlyMap<K, T>, one: T): Map<K, T> =>
  new Map(all).set(one.id, one);

async function save(statements: QueryConfig[]): Promise<void> {
  for (const statement of statements) await db.pool.query(statement);
}

/** Of everything that may change in a session, another value. */
const otherSession: Omit<DeskSession, "id" | "conversationId" | "openedAt"> = {
  state: "inactive",
  ownerId: bob.id as AgentId,
  lastOwnerId: bob.id as AgentId,
  epoch: 7,
  unread: 8,
  unansweredSince: start + 1,
  lastMessage: {
    id: "m" as MessageId,
    direction: "in",
    type: "text",
    text: "建盏",
    at: start,
    delivery: null,
  },
  lastSeq: 9,
  source: "the shelf",
  spoken: false,
  waitingSince: start + 2,
  lapsed: true,
  pickedUpAt: start + 3,
  firstResponseMs: 10,
  handedBy: bob.id as AgentId,
  lastActivityAt: start + 4,
  reactivateAt: start + 5,
  inactiveSince: start + 6,
  outcome: "not_answered",
  firstAnswerMs: 7_000,
  queuedMs: 3_000,
  closedUnanswered: true,
  endedAt: start + 7,
  wrapUp: { topicId: "t" as TopicId, topic: "退款", line: "两次" },
  rating: {
    messageId: "q" as MessageId,
    askedAt: start + 9,
    given: { score: 4, comment: "快", at: start + 10 },
  },
  reminder: { at: start + 11, text: "发货", by: bob.id as AgentId, due: true },
  servedSince: start + 8,
  returnedBy: bob.id as AgentId,
  ratingDueAt: start + 12,
  beforeEnd: {
    by: bob.id as AgentId,
    state: "waiting",
    waitingSince: start + 13,
    lapsed: false,
    unread: 1,
    unansweredSince: start + 14,
    reminder: null,
  },
};

it("whatever changes in a session by itself is kept", async () => {
  const { account, desk, id } = await openDesk();
  let before = desk;
  for (const [field, value] of Object.entries(otherSession)) {
    const session = { ...(before.sessions.get(id) as DeskSession), [field]: value };
    expect(session, field).not.toEqual(before.sessions.get(id));
    const after = { ...before, sessions: put(before.sessions, session) };
    await save(saveSessions(after, [session]));
    const stored = await readWholeDesk(db.pool, account);
    expect(stored.sessions.get(id), field).toEqual(session);
    before = after;
  }
});

/** Of everything that may change in a conversation, another value. */
const otherConversation: Omit<Conversation, "id" | "openid" | "unfinishedReplies"> = {
  remark: "regular",
  tags: ["tea"],
  blocked: true,
  mentions: [{ agentId: bob.id, by: ann.id, noteId: "m1", seq: 3, at: start } as Mention],
  allowance: {
    left: 0,
    granted: 2,
    until: start + 1,
    grantedBy: "entered",
    grantedAt: start + 2,
    attempt: "under_way",
  },
  allowanceCorrectedAt: start + 3,
  autoReplied: { at: start + 5, sessionId: null },
  keywordReplied: [{ id: "k1" as KeywordReplyId, at: start + 6 }],
  lastOwnerId: bob.id as AgentId,
  erased: { at: start + 4, seq: 1 },
};

it("whatever changes in a conversation by itself is kept", async () => {
  const { account, desk, conversationId: id } = await openDesk();
  let before = desk;
  for (const [field, value] of Object.entries(otherConversation)) {
    const conversation = { ...(before.conversations.get(id) as Conversation), [field]: value };
    expect(conversation, field).not.toEqual(before.conversations.get(id));
    const after = { ...before, conversations: put(before.conversations, conversation) };
    await save(saveConversations(before.account.id, [conversation], start));
    const stored = await readWholeDesk(db.pool, account);
    expect(stored.conversations.get(id), field).toEqual(conversation);
    before = after;
  }
});

it("no index of conversations contains a column that changes with every message", async () => {
  const { rows } = await db.pool.query<{ column: string }>(
    `select distinct a.attname as column from pg_index i
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey) where i.indrelid = 'conversations'::regclass`,
  );
  const indexed = rows.map(({ column }) => column);
  expect(indexed).toContain("openid");
  for (const name of Object.keys(allowanceField.columns)) expect(indexed).not.toContain(name);
});
