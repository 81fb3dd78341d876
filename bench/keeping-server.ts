/**
 * A server that stores the same rows for each push as ours does, with the same kind of ids, the same statements and the same pipelines of
 * transactions, and does nothing else: it decides nothing and informs nobody. Its share of the floor shows what storing alone costs on
 * this machine. Nobody else may use the accounts meanwhile, and every customer must have a session:
 * `node keeping-server.ts DATABASE_URL`.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { connectDatabase } from "@jieru/realtime/database/connect";
import {
  type AccountRow,
  accountColumns,
  accountOf,
  type CountedConversationRow,
  conversationOf,
  type SessionRow,
  sessionOf,
  unfinishedReplies,
} from "@jieru/realtime/database/rows";
import type { Conversation, Desk, DeskSession } from "@jieru/realtime/desk/desk";
import type { Fact } from "@jieru/realtime/desk/fact";
import { newMessage } from "@jieru/realtime/desk/moves";
import type { Decided } from "@jieru/realtime/lane/batch";
import { Pipeline } from "@jieru/realtime/lane/pipeline";
import { logged } from "@jieru/realtime/lane/save/events";
import { newId } from "@jieru/realtime/new-id";
import type { ConversationId, SessionId } from "@jieru/shared/domain/ids";
import { dedupeKey } from "@jieru/wechat/dedupe-key";
import { type OpenedPush, serveBare } from "./bare-server.ts";

const [databaseUrl] = process.argv.slice(2);
const { lanePool: pool } = await connectDatabase({ databaseUrl, dataDir: "", log: console.error });

interface Thread {
  conversation: Conversation;
  session: DeskSession;
}
interface Account {
  head: Omit<Desk, "conversations" | "sessions">;
  fence: string | null;
  /** By openid. */
  threads: Map<string, Thread>;
}

async function readAccount(row: AccountRow): Promise<Account> {
  const conversations = await pool.query<CountedConversationRow>(
    `select *, ${unfinishedReplies} from conversations where account_id = $1`,
    [row.id],
  );
  const sessions = await pool.query<SessionRow>(
    "select * from sessions where account_id = $1 and state <> 'ended'",
    [row.id],
  );
  const open = new Map(sessions.rows.map((r) => [r.conversation_id, sessionOf(r)]));
  const threads = conversations.rows.flatMap((r): [string, Thread][] => {
    const session = open.get(r.id);
    return session ? [[r.openid, { conversation: conversationOf(r), session }]] : [];
  });
  const head = {
    seq: row.head_seq,
    account: accountOf(row),
    agents: new Map(),
    keywordReplies: [],
    conductRules: [],
    messages: new Map(),
    outbox: new Map(),
    unprompted: new Map(),
    waitingCount: row.waiting_count,
    lineLoadedUntil: 0,
  };
  return { head, fence: row.fence, threads: new Map(threads) };
}

const { rows } = await pool.query<AccountRow>(`select ${accountColumns} from accounts`);
const accounts = new Map<string, Account>();
for (const row of rows) accounts.set(row.app_id, await readAccount(row));

interface Waiting extends OpenedPush {
  resolve(): void;
  reject(error: Error): void;
}

/** The records that a customer's text changes, as if the desk had decided them. */
function heard(
  { conversation, session }: Thread,
  { push }: OpenedPush,
  seq: number,
  now: number,
): Required<Pick<Fact, "session" | "conversation" | "message">> {
  if (push.kind !== "message" || push.content.type !== "text") throw new Error("the load sends texts");
  const { text } = push.content;
  const message = { ...newMessage(session, { type: "text", text }, { now, newId }), seq };
  const lastMessage = { type: "text", direction: "in", text, at: now } as DeskSession["lastMessage"];
  const allowance = { ...conversation.allowance, left: 3, until: now + 172_800_000, grantedAt: now };
  return {
    message,
    conversation: { ...conversation, allowance },
    session: { ...session, unread: session.unread + 1, lastMessage, lastSeq: seq, lastActivityAt: now },
  };
}

function decided(account: Account, batch: readonly Waiting[], now: number): Decided {
  const { head, threads } = account;
  const [conversations, sessions] = [
    new Map<ConversationId, Conversation>(),
    new Map<SessionId, DeskSession>(),
  ];
  const before: Desk = { ...head, conversations: new Map(conversations), sessions: new Map(sessions) };
  const desk: Desk = { ...head, seq: head.seq + batch.length, conversations, sessions };
  const log = batch.map((waiting, i) => {
    const { openid } = waiting.push;
    const thread = threads.get(openid);
    if (!thread) throw new Error(`${openid} has no session`);
    const { conversation, session } = thread;
    if (!before.sessions.has(session.id)) {
      (before.conversations as typeof conversations).set(conversation.id, conversation);
      (before.sessions as typeof sessions).set(session.id, session);
    }
    const next = heard(thread, waiting, head.seq + i + 1, now);
    threads.set(openid, next);
    conversations.set(conversation.id, next.conversation);
    sessions.set(session.id, next.session);
    return logged(desk, { seq: next.message.seq, type: "customer_message_received", at: now, ...next });
  });
  account.head = { ...head, seq: desk.seq };
  const [fenceBefore, fence] = [account.fence, newId()];
  account.fence = fence;
  const newPushes = batch.map(({ push, plain }) => ({
    key: dedupeKey(push),
    raw: plain,
    state: "kept" as const,
    receivedAt: now,
  }));
  return {
    step: {
      before,
      desk,
      fenceBefore,
      fence,
      log,
      early: [],
      newPushes,
      pushMarks: { handedOver: [], forgotten: [] },
      images: [],
      now,
    },
    alongside: [],
    result: { outcomes: [], events: [], memory: null, foundAsLeft: true, moreToHandOut: false },
  };
}

/** The same limits as in `rounds.ts`. */
const maxUnderWay = 2;
const crowd = 32;
const pipeline = new Pipeline(pool);
let waiting: Waiting[] = [];

async function send(batch: readonly Waiting[]): Promise<void> {
  const now = Date.now();
  const byAccount = Map.groupBy(batch, (w) => w.appId);
  const all = [...byAccount].map(([appId, of]) => decided(accounts.get(appId) as Account, of, now));
  const kept = await pipeline.send(all);
  for (const { resolve, reject } of batch) kept ? resolve() : reject(new Error("a round was not committed"));
  await nextTurn();
  sendMore();
}

function sendMore(): void {
  const mayGo = pipeline.inFlight === 0 || (pipeline.inFlight < maxUnderWay && waiting.length >= crowd);
  if (waiting.length === 0 || !mayGo) return;
  const batch = waiting;
  waiting = [];
  send(batch).catch((error: Error) => {
    for (const { reject } of batch) reject(error);
  });
}

await serveBare(accounts.size, (opened) => {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  waiting.push({ ...opened, resolve, reject });
  sendMore();
  return promise;
});
