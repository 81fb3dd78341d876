/** Writes what a batch changed: every record once, as it is after the last fact, one statement a table. */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { ClientBase } from "pg";
import type {
  Conversation,
  Desk,
  DeskAgent,
  DeskMessage,
  DeskSession,
  Dispatch,
  Fact,
} from "../desk/desk.ts";
import { presentFact } from "../presenters/event.ts";

interface Changes {
  sessions: DeskSession[];
  conversations: Conversation[];
  messages: DeskMessage[];
  agents: DeskAgent[];
  dispatches: Dispatch[];
  removedAgentIds: string[];
}

function changesOf(desk: Desk, facts: readonly Fact[]): Changes {
  const last = <K, T>(pick: (f: Fact) => T[], key: (t: T) => K): T[] => [
    ...new Map(facts.flatMap(pick).map((t) => [key(t), t])).values(),
  ];
  const conversations = last(
    (f) => (f.conversation ? [f.conversation] : []),
    (c) => c.id,
  );
  const sessions = last(
    (f) => (f.session ? [f.session] : []),
    (s) => s.id,
  );
  const closing = new Set(sessions.map((s) => s.conversationId));
  // The deadline of an open session follows its conversation's allowance.
  const followers = conversations
    .filter((c) => !closing.has(c.id))
    .flatMap((c) =>
      [...desk.sessions.values()].filter((s) => s.conversationId === c.id && s.state !== "ended"),
    );
  return {
    conversations,
    sessions: [...sessions, ...followers],
    messages: last(
      (f) => (f.message ? [f.message] : []),
      (m) => m.id,
    ),
    agents: last(
      (f) => f.agents ?? [],
      (a) => a.id,
    ).filter((a) => desk.agents.has(a.id)),
    dispatches: last(
      (f) => (f.dispatch ? [f.dispatch] : []),
      (d) => d.messageId,
    ),
    removedAgentIds: facts.flatMap((f) => f.removedAgentId ?? []),
  };
}

/** When time alone will next change the session (SE3, SE8, SE11). */
function dueAt(desk: Desk, s: DeskSession): number | null {
  if (s.state === "active") return s.reactivateAt;
  const until = desk.conversations.get(s.conversationId)?.allowance.until ?? null;
  return s.state === "inactive" || (s.state === "waiting" && !s.spoken) ? until : null;
}

const contentOf = (m: DeskMessage): object => {
  switch (m.type) {
    case "text":
      return { type: m.type, text: m.text };
    case "image":
      return { type: m.type, image: m.image };
    case "miniprogrampage":
      return { type: m.type, card: m.card };
    case "link":
      return { type: m.type, link: m.link };
    case "unsupported":
      return { type: m.type, unsupported: m.unsupported };
    case "notice":
      return { type: m.type, notice: m.notice };
  }
};

async function saveAccount(client: ClientBase, desk: Desk, facts: readonly Fact[]): Promise<void> {
  await client.query(`update accounts set head_seq = $2, waiting_count = $3 where id = $1`, [
    desk.account.id,
    desk.seq,
    desk.waitingCount,
  ]);
  if (!facts.some((f) => f.account)) return;
  const a = desk.account;
  await client.query(
    `update accounts set name = $2, reply_preset = $3, reactivate_after_ms = $4, grace_ms = $5,
            exceed_by_hand = $6, exceed_by_transfer = $7 where id = $1`,
    [a.id, a.name, a.replyPreset, a.reactivateAfterMs, a.graceMs, a.exceedByHand, a.exceedByTransfer],
  );
}

async function saveConversations(
  client: ClientBase,
  accountId: AccountId,
  changed: Conversation[],
  now: number,
) {
  if (changed.length === 0) return;
  const rows = changed.map((c) => ({
    id: c.id,
    openid: c.openid,
    remark: c.remark,
    left: c.allowance.left,
    granted: c.allowance.granted,
    until: c.allowance.until,
    granted_by: c.allowance.grantedBy,
    granted_at: c.allowance.grantedAt,
    last_owner_id: c.lastOwnerId,
  }));
  await client.query(
    `insert into conversations (account_id, created_at, id, openid, remark, allowance_left, allowance_granted,
            allowance_until, allowance_granted_by, allowance_granted_at, last_owner_id)
     select $1, $3, * from jsonb_to_recordset($2) as x(id text, openid text, remark text, "left" int, granted int,
            until bigint, granted_by text, granted_at bigint, last_owner_id text)
     on conflict (id) do update set remark = excluded.remark, allowance_left = excluded.allowance_left,
            allowance_granted = excluded.allowance_granted, allowance_until = excluded.allowance_until,
            allowance_granted_by = excluded.allowance_granted_by, allowance_granted_at = excluded.allowance_granted_at,
            last_owner_id = excluded.last_owner_id`,
    [accountId, JSON.stringify(rows), now],
  );
}

const sessionFields = `id text, conversation_id text, state text, owner_id text, last_owner_id text, epoch int, unread int,
  unanswered_since bigint, last_message jsonb, last_seq bigint, source text, spoken boolean, opened_at bigint,
  waiting_since bigint, picked_up_at bigint, last_activity_at bigint, reactivate_at bigint, inactive_since bigint,
  ended_at bigint, due_at bigint`;
const sessionColumns = sessionFields.replace(/(\w+) (?:text|int|bigint|jsonb|boolean)/g, "$1");
const sessionUpdates = sessionColumns
  .split(/,\s*/)
  .filter((column) => !["id", "conversation_id", "opened_at"].includes(column))
  .map((column) => `${column} = excluded.${column}`)
  .join(", ");

const sessionRow = (desk: Desk, s: DeskSession): object => ({
  id: s.id,
  conversation_id: s.conversationId,
  state: s.state,
  owner_id: s.ownerId,
  last_owner_id: s.lastOwnerId,
  epoch: s.epoch,
  unread: s.unread,
  unanswered_since: s.unansweredSince,
  last_message: s.lastMessage,
  last_seq: s.lastSeq,
  source: s.source,
  spoken: s.spoken,
  opened_at: s.openedAt,
  waiting_since: s.waitingSince,
  picked_up_at: s.pickedUpAt,
  last_activity_at: s.lastActivityAt,
  reactivate_at: s.reactivateAt,
  inactive_since: s.inactiveSince,
  ended_at: s.endedAt,
  due_at: dueAt(desk, s),
});

/** Ended ones first: the one open session of a conversation may have changed within the batch. */
async function saveSessions(client: ClientBase, desk: Desk, changed: DeskSession[]): Promise<void> {
  const ended = changed.filter((s) => s.state === "ended");
  const open = changed.filter((s) => s.state !== "ended");
  for (const group of [ended, open]) {
    if (group.length === 0) continue;
    await client.query(
      `insert into sessions (account_id, ${sessionColumns})
       select $1, ${sessionColumns} from jsonb_to_recordset($2) as x(${sessionFields})
       on conflict (id) do update set ${sessionUpdates}`,
      [desk.account.id, JSON.stringify(group.map((s) => sessionRow(desk, s)))],
    );
  }
}

async function saveMessages(client: ClientBase, accountId: AccountId, changed: DeskMessage[]): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map((m) => ({
    id: m.id,
    conversation_id: m.conversationId,
    session_id: m.sessionId,
    seq: m.seq,
    at: m.at,
    direction: m.direction,
    content: contentOf(m),
    agent_id: m.agentId,
    client_message_id: m.clientMessageId,
    epoch: m.epoch,
    delivery: m.delivery,
    resend_of: m.resendOf,
    late_ms: m.lateMs,
  }));
  await client.query(
    `insert into messages (account_id, id, conversation_id, session_id, seq, at, direction, content, agent_id,
            client_message_id, epoch, delivery, resend_of, late_ms)
     select $1, * from jsonb_to_recordset($2) as x(id text, conversation_id text, session_id text, seq bigint, at bigint,
            direction text, content jsonb, agent_id text, client_message_id text, epoch int, delivery jsonb,
            resend_of text, late_ms bigint)
     on conflict (id) do update set content = excluded.content, delivery = excluded.delivery`,
    [accountId, JSON.stringify(rows)],
  );
}

async function saveAgents(
  client: ClientBase,
  accountId: AccountId,
  changes: Changes,
  now: number,
): Promise<void> {
  if (changes.removedAgentIds.length > 0) {
    await client.query(`delete from bindings where account_id = $1 and agent_id = any($2)`, [
      accountId,
      changes.removedAgentIds,
    ]);
  }
  if (changes.agents.length === 0) return;
  const rows = changes.agents.map((a) => ({
    agent_id: a.id,
    seat: a.seat,
    role: a.role,
    status: a.status,
    chosen_status: a.chosenStatus,
    auto: a.auto,
    capacity: a.capacity,
    load: a.load,
    last_assigned_at: a.lastAssignedAt,
  }));
  await client.query(
    `insert into bindings (account_id, bound_at, agent_id, seat, role, status, chosen_status, auto, capacity, load,
            last_assigned_at)
     select $1, $3, * from jsonb_to_recordset($2) as x(agent_id text, seat smallint, role text, status text,
            chosen_status text, auto boolean, capacity int, load int, last_assigned_at bigint)
     on conflict (account_id, agent_id) do update set role = excluded.role, status = excluded.status,
            chosen_status = excluded.chosen_status, auto = excluded.auto, capacity = excluded.capacity,
            load = excluded.load, last_assigned_at = excluded.last_assigned_at`,
    [accountId, JSON.stringify(rows), now],
  );
}

async function saveOutbox(client: ClientBase, desk: Desk, changed: Dispatch[]): Promise<void> {
  const done = changed.filter((d) => d.state === "done").map((d) => d.messageId);
  if (done.length > 0) await client.query(`delete from outbox where message_id = any($1)`, [done]);
  const rows = changed
    .filter((d) => d.state !== "done")
    .map((d) => ({
      message_id: d.messageId,
      conversation_id: d.conversationId,
      seq: desk.messages.get(d.messageId)?.seq,
      state: d.state,
      attempts: d.attempts,
      not_before: d.notBefore,
      lease_until: d.leaseUntil,
    }));
  if (rows.length === 0) return;
  await client.query(
    `insert into outbox (account_id, message_id, conversation_id, seq, state, attempts, not_before, lease_until)
     select $1, * from jsonb_to_recordset($2) as x(message_id text, conversation_id text, seq bigint, state text,
            attempts int, not_before bigint, lease_until bigint)
     on conflict (message_id) do update set state = excluded.state, attempts = excluded.attempts,
            not_before = excluded.not_before, lease_until = excluded.lease_until`,
    [desk.account.id, JSON.stringify(rows)],
  );
}

/** One fact as it will stand in the log. The desk is the one right after the fact. */
export interface LoggedFact {
  fact: Fact;
  payload: string;
}
export const logged = (desk: Desk, fact: Fact): LoggedFact => ({
  fact,
  payload: JSON.stringify(presentFact(desk, fact)),
});

async function appendEvents(
  client: ClientBase,
  accountId: AccountId,
  facts: readonly LoggedFact[],
): Promise<void> {
  await client.query(
    `insert into events (account_id, seq, type, at, previous_owner_id, payload)
     select $1, * from unnest($2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::json[])`,
    [
      accountId,
      facts.map((f) => f.fact.seq),
      facts.map((f) => f.fact.type),
      facts.map((f) => f.fact.at),
      facts.map((f) => f.fact.previousOwnerId ?? null),
      facts.map((f) => f.payload),
    ],
  );
}

/** Rows, events and the bell, in the caller's transaction. The bell names the account that has news, nothing else. */
export async function save(
  client: ClientBase,
  desk: Desk,
  log: readonly LoggedFact[],
  now: number,
): Promise<void> {
  if (log.length === 0) return;
  const facts = log.map((l) => l.fact);
  const changes = changesOf(desk, facts);
  const accountId = desk.account.id;
  await saveAccount(client, desk, facts);
  await saveAgents(client, accountId, changes, now);
  await saveConversations(client, accountId, changes.conversations, now);
  await saveSessions(client, desk, changes.sessions);
  await saveMessages(client, accountId, changes.messages);
  await saveOutbox(client, desk, changes.dispatches);
  await appendEvents(client, accountId, log);
  await client.query(`select pg_notify('jieru_bell', $1)`, [accountId]);
}
