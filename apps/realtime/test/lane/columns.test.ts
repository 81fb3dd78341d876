import type { AgentId, KeywordReplyId, MessageId, SessionId, TopicId } from "@jieru/shared/domain/ids";
import type { Mention } from "@jieru/shared/domain/mention";
import type { QueryConfig } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Field } from "../../src/desk/codec.ts";
import { type Conversation, type Desk, type DeskSession, getConversation } from "../../src/desk/desk.ts";
import { allowanceField, conversationFields, sessionFields } from "../../src/desk/stored-fields.ts";
import { saveConversations, saveSessions } from "../../src/lane/save.ts";
import { ann, bob } from "../desk/scenario.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { createAccount, done, newClock, openNode, pickUp, start, writeAs } from "./account.ts";
import { readWholeDesk } from "./whole-desk.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  // Drops constraints, because the test writes values that only fit the column's type.
  await db.pool.query(`do $$ declare c record; begin
    for c in select conrelid::regclass as owner, conname from pg_constraint
              where contype in ('c', 'f') and conrelid in ('sessions'::regclass, 'conversations'::regclass)
    loop execute format('alter table %s drop constraint %I', c.owner, c.conname); end loop; end $$`);
});
afterAll(() => db.drop());

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

const getSession = (desk: Desk, id: SessionId): DeskSession => desk.sessions.get(id) as DeskSession;

async function save(statements: QueryConfig[]): Promise<void> {
  for (const statement of statements) await db.pool.query(statement);
}

function anotherValue(name: string, field: Field<unknown>, before: unknown): unknown {
  const [type = "none", ...more] = Object.values(field.columns);
  if (more.length === 0) {
    if (type === "text") return `another ${name}`;
    if (type === "int" || type === "bigint") return Number(before ?? 0) + 7;
    if (type === "boolean") return !before;
    if (type === "text[]") return [`another ${name}`];
  }
  throw new Error(`add another value of ${name} to \`several\` in columns.test.ts: it holds several things`);
}

/** Returns another value for each field that may change; `several` has those of composite fields. */
function otherValues(fields: object, several: Record<string, unknown>, before: object): [string, unknown][] {
  return Object.entries<Field<unknown>>(fields as never)
    .filter(([, field]) => !field.fixed && Object.keys(field.columns).length > 0)
    .map(([name, field]) => [
      name,
      several[name] ?? anotherValue(name, field, before[name as keyof typeof before]),
    ]);
}

it("every field of a session is stored", async () => {
  const { account, desk, id } = await openDesk();
  const several: Partial<DeskSession> = {
    lastMessage: {
      id: "m" as MessageId,
      direction: "in",
      type: "text",
      text: "建盏",
      at: start,
      delivery: null,
    },
    wrapUp: { topicId: "t" as TopicId, topic: "退款", line: "两次" },
    rating: {
      messageId: "q" as MessageId,
      askedAt: start + 9,
      given: { score: 4, comment: "快", at: start + 10 },
    },
    reminder: { at: start + 11, text: "发货", by: bob.id as AgentId, due: true },
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
  let before = desk;
  for (const [field, value] of otherValues(sessionFields, several, getSession(desk, id))) {
    const session = { ...getSession(before, id), [field]: value };
    expect(session, field).not.toEqual(getSession(before, id));
    const after = { ...before, sessions: put(before.sessions, session) };
    await save(saveSessions(after, [session]));
    const stored = await readWholeDesk(db.pool, account);
    expect(stored.sessions.get(id), field).toEqual(session);
    before = after;
  }
});

it("every field of a conversation is stored", async () => {
  const { account, desk, conversationId: id } = await openDesk();
  const several: Partial<Conversation> = {
    mentions: [{ agentId: bob.id, by: ann.id, noteId: "m1", seq: 3, at: start } as Mention],
    allowance: {
      left: 0,
      granted: 2,
      until: start + 1,
      grantedBy: "entered",
      grantedAt: start + 2,
      attempt: "under_way",
    },
    autoReplied: { at: start + 5, sessionId: null },
    keywordReplied: [{ id: "k1" as KeywordReplyId, at: start + 6 }],
    erased: { at: start + 4, seq: 1 },
  };
  let before = desk;
  for (const [field, value] of otherValues(conversationFields, several, getConversation(desk, id))) {
    const conversation = { ...getConversation(before, id), [field]: value };
    expect(conversation, field).not.toEqual(getConversation(before, id));
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
