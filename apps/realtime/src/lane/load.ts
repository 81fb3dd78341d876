/** Reads the desk of a batch. Every statement is bounded by the batch, not by the account's size. */
import type { AccountId, AgentId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import { byPlace } from "@jieru/shared/domain/waiting";
import type { ClientBase } from "pg";
import type { Row } from "../desk/codec.ts";
import type { Desk, DeskMessage, DeskSession, Dispatch } from "../desk/desk.ts";
import { isEligible } from "../desk/dispatch.ts";
import type { Needs } from "../desk/needs.ts";
import { conversationCodec, sessionCodec } from "../desk/stored-fields.ts";
import type { AccountCache, CachedConversation, Head } from "./account-cache.ts";
import { loadMessages, loadSeen, loadUnprompted, unpromptedAmong } from "./load-messages.ts";
import * as rows from "./rows.ts";
import { queueOrder } from "./session-queries.ts";

/** Waiting sessions that one batch may assign. */
export const queueWindow = 64;

/**
 * Locks the account's head row; null if it is missing or removed (MA13). NOTE: `for update` would also block rows that
 * refer to it, such as presence leases.
 */
export async function lockHead(client: ClientBase, accountId: AccountId): Promise<Head | null> {
  const { rows: found } = await client.query<rows.AccountRow>({
    name: "lock_head",
    text: `select ${rows.accountColumns} from accounts where id = $1 and removed_at is null for no key update`,
    values: [accountId],
  });
  const row = found[0];
  if (!row) return null;
  return {
    account: rows.accountOf(row),
    seq: row.head_seq,
    fence: row.fence,
    waitingCount: row.waiting_count,
  };
}

interface WantedSessions {
  conversationIds: ConversationId[];
  sessionIds: SessionId[];
  newestBeside: SessionId[];
  newestOfIds: ConversationId[];
  leavingAgentIds: AgentId[];
  line: number;
  /** The only eligible agent. Sessions they returned are skipped (DI6). */
  onlyTaker: AgentId | null;
}

async function loadSessions(client: ClientBase, accountId: AccountId, wanted: WantedSessions) {
  const { conversationIds, sessionIds, newestBeside, newestOfIds, leavingAgentIds, line, onlyTaker } = wanted;
  if (conversationIds.length + sessionIds.length + leavingAgentIds.length + line === 0) return [];
  const found = await client.query<Row>({
    name: "load_sessions",
    text: `select ${sessionCodec.names} from sessions where conversation_id = any($1) and state <> 'ended'
      union
     select ${sessionCodec.names} from sessions where account_id = $2 and id = any($3)
      union
     select ${sessionCodec.names} from sessions
      where account_id = $2 and owner_id = any($4) and state in ('active', 'inactive')
      union
     select ${sessionCodec.names} from unnest($7::text[]) as c(of) cross join lateral
       (select * from sessions where conversation_id = c.of order by opened_at desc, last_seq desc limit 1) s
      union
     select ${sessionCodec.names} from (select conversation_id as of from sessions
         where account_id = $2 and id = any($8) and state = 'ended') c cross join lateral
       (select * from sessions where conversation_id = c.of order by opened_at desc, last_seq desc limit 1) s
      union
     select * from (select ${sessionCodec.names} from sessions
       where account_id = $2 and state = 'waiting' and ($6::text is null or returned_by is distinct from $6)
       order by ${queueOrder("sessions")} limit $5) head where not lapsed`,
    values: [
      conversationIds,
      accountId,
      sessionIds,
      leavingAgentIds,
      line,
      onlyTaker,
      newestOfIds,
      newestBeside,
    ],
  });
  return found.rows.map(sessionCodec.recordOf);
}

async function loadConversations(
  client: ClientBase,
  accountId: AccountId,
  ids: readonly ConversationId[],
  openids: readonly string[],
) {
  if (ids.length + openids.length === 0) return [];
  const found = await client.query<Row>(
    // NOTE: not a named statement, as a generic plan would not know how few ids there are.
    `select ${conversationCodec.names}, ${rows.unfinishedReplies}
       from conversations where account_id = $1 and (id = any($2) or openid = any($3))`,
    [accountId, ids, openids],
  );
  return found.rows.map(conversationCodec.recordOf);
}

async function loadOutbox(client: ClientBase, needs: Needs) {
  if (needs.messageIds.size === 0) return [];
  const found = await client.query<rows.DispatchRow>({
    name: "load_outbox",
    text: `select message_id, conversation_id, state, attempts, not_before
       from outbox where message_id = any($1)`,
    values: [[...needs.messageIds]],
  });
  return found.rows.map(rows.dispatchOf);
}

export interface NamedMessages {
  messages: readonly DeskMessage[];
  outbox: readonly Dispatch[];
}

/** Loads messages that need no other row, together with the lock. */
export async function loadNamed(
  client: ClientBase,
  accountId: AccountId,
  needs: Needs,
): Promise<NamedMessages> {
  const [messages, outbox] = await Promise.all([
    loadMessages(client, accountId, needs),
    loadOutbox(client, needs),
  ]);
  return { messages, outbox };
}

export const byId = <K, T extends { id: K }>(items: readonly T[]): Map<K, T> =>
  new Map(items.map((x) => [x.id, x]));

function queueLoadedUntil(
  sessions: readonly DeskSession[],
  line: number,
  waitingCount: number,
): Desk["queueLoadedUntil"] {
  if (waitingCount === 0) return "all";
  if (line === 0) return "none";
  const waiting = sessions.filter((s) => s.state === "waiting" && !s.lapsed).sort(byPlace);
  return waiting[line - 1] ?? "all";
}

export interface Loaded {
  desk: Desk;
  /** Conversations whose other sessions were not loaded. */
  partial: ReadonlySet<ConversationId>;
}

interface Known {
  head: Head;
  agents: Desk["agents"];
  keywordReplies: Desk["keywordReplies"];
  conductRules: Desk["conductRules"];
  cache: AccountCache | null;
  named: NamedMessages;
}

interface Wanted {
  needs: Needs;
  mayFreeAgents: boolean;
  now: number;
}

/** Loads what the batch needs. The head row must be locked. */
export async function loadDesk(
  client: ClientBase,
  { head, agents, keywordReplies, conductRules, cache, named: { messages, outbox } }: Known,
  { needs, mayFreeAgents, now }: Wanted,
): Promise<Loaded> {
  const accountId = head.account.id;
  const conversations = findCached(cache, needs, messages);
  const found = await loadConversations(
    client,
    accountId,
    conversations.missingIds,
    conversations.missingOpenids,
  );
  const eligible = agents.values().filter(isEligible).toArray();
  const line = head.waitingCount > 0 && (mayFreeAgents || eligible.length > 0) ? queueWindow : 0;
  const sessionIds = [...needs.sessionIds, ...messages.flatMap((m) => m.sessionId ?? [])];
  const cachedSessions = conversations.cached.flatMap((c) => c.open ?? []);
  const atHand = new Set(cachedSessions.map((s) => s.id));
  const isOpen = new Set(cachedSessions.map((s) => s.conversationId));
  const spokenIn = new Set(messages.map((m) => m.conversationId));
  const wanted: WantedSessions = {
    conversationIds: found.map((c) => c.id),
    sessionIds: sessionIds.filter((id) => !atHand.has(id)),
    newestBeside: [...needs.newestBeside].filter((id) => !atHand.has(id)),
    newestOfIds: [...spokenIn].filter((id) => !isOpen.has(id)),
    leavingAgentIds: [...needs.leavingAgentIds],
    line,
    onlyTaker: eligible.length === 1 && !mayFreeAgents ? (eligible[0]?.id ?? null) : null,
  };
  const sessions = [
    ...byId([...cachedSessions, ...(await loadSessions(client, accountId, wanted))]).values(),
  ];
  const touched = [...conversations.cached.map((c) => c.conversation), ...found];
  const known = new Set(touched.map((c) => c.id));
  const missing = [...new Set(sessions.map((s) => s.conversationId))].filter((id) => !known.has(id));
  const others = await loadConversations(client, accountId, missing, []);
  const seen = await loadSeen(client, accountId, needs, sessions);
  const sessionOf = byId<SessionId, DeskSession>(sessions);
  const repeatable = unpromptedAmong(needs.said, head.account, (id) => sessionOf.get(id));
  const unprompted = await loadUnprompted(client, head.account, repeatable, now);
  const open = new Set(sessions.flatMap((s) => (s.state === "ended" ? [] : s.conversationId)));
  const desk: Desk = {
    seq: head.seq,
    account: head.account,
    agents,
    keywordReplies,
    conductRules,
    conversations: byId([...touched, ...others]),
    sessions: sessionOf,
    messages: byId([...messages, ...seen]),
    outbox: new Map(outbox.map((d) => [d.messageId, d])),
    unprompted,
    waitingCount: head.waitingCount,
    queueLoadedUntil: queueLoadedUntil(sessions, line, head.waitingCount),
  };
  return { desk, partial: new Set(missing.filter((id) => !open.has(id))) };
}

interface NamedConversations {
  cached: CachedConversation[];
  missingIds: ConversationId[];
  missingOpenids: string[];
}

function findCached(
  cache: AccountCache | null,
  needs: Needs,
  messages: readonly Pick<DeskMessage, "conversationId">[],
): NamedConversations {
  const found = new Map<ConversationId, CachedConversation>();
  const missingIds: ConversationId[] = [];
  const missingOpenids: string[] = [];
  for (const id of new Set([...needs.conversationIds, ...messages.map((m) => m.conversationId)])) {
    const cached = cache?.find(id);
    if (cached) found.set(id, cached);
    else missingIds.push(id);
  }
  for (const openid of needs.openids) {
    const cached = cache?.findByOpenid(openid);
    if (cached) found.set(cached.conversation.id, cached);
    else missingOpenids.push(openid);
  }
  return { cached: [...found.values()], missingIds, missingOpenids };
}
