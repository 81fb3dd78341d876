import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Customer } from "@jieru/shared/domain/session";
import type { AllowanceStep } from "@jieru/shared/protocol/customer-history";
import type { QueryConfig } from "pg";
import type { Conversation, Desk, DeskAgent, DeskMessage, DeskSession, Dispatch } from "../desk/desk.ts";
import type { Fact } from "../desk/fact.ts";
import { imageIn } from "../desk/image-in.ts";
import { conversationCodec, sessionCodec } from "../desk/stored-fields.ts";
import { dueAt } from "../desk/time.ts";
import { appendEvents, type LoggedEvent, type LoggedFact, moveHead } from "./events.ts";
import type { InboundImage } from "./inbound-image.ts";
import { markPushes, type PushMarks } from "./pushes.ts";
import { storedDelivery } from "./rows.ts";
import { saveAccountData } from "./save-account-data.ts";

export function save(change: BatchChange): QueryConfig[] {
  const { before, desk, now } = change;
  const { id } = desk.account;
  const facts = change.log.map(({ fact }) => fact);
  const records = changedRecordsOf(desk, facts, change.lookedAt);
  return [
    moveHead(desk, change.fence),
    ...markPushes(id, change.pushMarks),
    ...saveAgents(id, records, now),
    ...saveConversations(id, records.conversations, now),
    ...saveSessions(desk, records.sessions, change.log),
    ...saveAccountData(before, desk, facts),
    ...saveMessages(before, records.messages, change.log),
    ...saveImages(id, change.images),
    ...saveOutbox(desk, records.dispatches),
    ...appendEvents(id, change.log),
  ];
}

export interface ChangedRecords {
  sessions: DeskSession[];
  conversations: Conversation[];
  messages: DeskMessage[];
  agents: DeskAgent[];
  dispatches: Dispatch[];
  removedAgentIds: string[];
}

/** Writes the sessions of `lookedAt` even without change, as an earlier release may have stored an earlier time. */
export function changedRecordsOf(
  desk: Desk,
  facts: readonly Fact[],
  lookedAt: ReadonlySet<SessionId>,
): ChangedRecords {
  const last = <K, T>(pick: (f: Fact) => T[], key: (t: T) => K): T[] => [
    ...new Map(facts.flatMap(pick).map((t) => [key(t), t])).values(),
  ];
  const conversations = last(
    (f) => (f.conversation ? [f.conversation] : []),
    (c) => c.id,
  );
  const sessions = last(
    (f) => [f.earlier ?? [], f.session ?? []].flat(),
    (s) => s.id,
  );
  // An open session's deadline follows its conversation's allowance.
  const listed = new Set(sessions.map((s) => s.id));
  const changed = new Set(conversations.map((c) => c.id));
  const followers = [...desk.sessions.values()].filter(
    (s) =>
      !listed.has(s.id) && (lookedAt.has(s.id) || (s.state !== "ended" && changed.has(s.conversationId))),
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

export interface BatchChange {
  before: Desk;
  desk: Desk;
  /** Differs from the previous fence if the batch changes anything. */
  fence: string | null;
  log: readonly LoggedFact[];
  lookedAt: ReadonlySet<SessionId>;
  pushMarks: PushMarks;
  images: readonly NewImage[];
  now: number;
}

export function saveConversations(
  accountId: AccountId,
  changed: readonly Conversation[],
  now: number,
): QueryConfig[] {
  if (changed.length === 0) return [];
  const { names, definitions, updates, rowOf } = conversationCodec;
  const statement: QueryConfig = {
    name: "save_conversations",
    text: `insert into conversations (account_id, created_at, ${names})
       select $1, $2, ${names} from json_to_recordset($3) as x(${definitions})
       on conflict (id) do update set ${updates}`,
    values: [accountId, now, JSON.stringify(changed.map(rowOf))],
  };
  return [statement];
}

/** Saves ended sessions first, as a conversation can have only one open session. */
export function saveSessions(
  desk: Desk,
  changed: readonly DeskSession[],
  log: readonly LoggedFact[] = [],
): QueryConfig[] {
  if (changed.length === 0) return [];
  const { names, definitions, updates, rowOf } = sessionCodec;
  const endedFirst = changed.toSorted((a, b) => Number(b.state === "ended") - Number(a.state === "ended"));
  const known = lastKnownCustomers(log);
  const rows = endedFirst.map((s) => ({
    ...rowOf(s),
    due_at: dueAt(desk, s),
    last_known_customer: known.get(s.id) ?? null,
  }));
  const statement: QueryConfig = {
    name: "save_sessions",
    text: `insert into sessions as s (account_id, ${names}, due_at, last_known_customer)
       select $1, ${names}, due_at, last_known_customer
         from json_to_recordset($2) as x(${definitions}, due_at bigint, last_known_customer jsonb)
       on conflict (id) do update set ${updates}, due_at = excluded.due_at,
         last_known_customer = coalesce(excluded.last_known_customer, s.last_known_customer)`,
    values: [desk.account.id, JSON.stringify(rows)],
  };
  return [statement];
}

/** [AG7] Returns the customers as of the last message of each session. */
function lastKnownCustomers(
  log: readonly LoggedFact[],
): Map<SessionId, Pick<Customer, "remark" | "tags" | "blocked">> {
  const known = new Map<SessionId, Pick<Customer, "remark" | "tags" | "blocked">>();
  for (const { event } of log) {
    if (!event.session || event.seq !== event.session.lastSeq) continue;
    const { remark, tags, blocked } = event.session.customer;
    known.set(event.session.id, { remark, tags, blocked });
  }
  return known;
}

const contentOf = (m: DeskMessage): object => {
  switch (m.type) {
    case "text":
      return { type: m.type, text: m.text, ...(m.keywordReply && { keywordReply: m.keywordReply }) };
    case "image":
      return { type: m.type, image: m.image };
    case "miniprogrampage":
      return { type: m.type, card: m.card };
    case "link":
      return { type: m.type, link: m.link };
    case "unsupported":
      return { type: m.type, unsupported: m.unsupported };
    case "note":
      return { type: m.type, note: m.note, ...(m.to && { to: m.to }) };
    case "notice":
      return { type: m.type, notice: m.notice };
  }
};

const deliveryIn = ({ delivery }: DeskMessage): object | null => delivery && storedDelivery(delivery);

export function saveMessages(
  before: Desk,
  changed: readonly DeskMessage[],
  log: readonly LoggedFact[],
): QueryConfig[] {
  const known = changed.filter((m) => before.messages.has(m.id));
  const fresh = changed.filter((m) => !before.messages.has(m.id));
  return [
    ...(fresh.length > 0 ? [insertMessages(before.account.id, fresh, log)] : []),
    ...(known.length > 0 ? [updateMessages(known)] : []),
  ];
}

/** [AT9] A message and its event share a number; the allowance is the event's. */
function insertMessages(
  accountId: AccountId,
  fresh: readonly DeskMessage[],
  log: readonly LoggedFact[],
): QueryConfig {
  const allowances = new Map(log.map(({ event }) => [event.seq, allowanceAt(event)]));
  const rows = fresh.map((m) => ({ ...messageRow(m), allowance: allowances.get(m.seq) ?? null }));
  return {
    name: "insert_messages",
    text: `insert into messages (account_id, id, conversation_id, session_id, seq, at, direction, content, agent_id,
            client_message_id, epoch, delivery, resend_of, late_ms, allowance)
     select $1, * from json_to_recordset($2) as x(id text, conversation_id text, session_id text, seq bigint, at bigint,
            direction text, content jsonb, agent_id text, client_message_id text, epoch int, delivery jsonb, resend_of text,
            late_ms bigint, allowance jsonb)`,
    values: [accountId, JSON.stringify(rows)],
  };
}

function allowanceAt({ session }: LoggedEvent): AllowanceStep["allowance"] {
  if (!session) return null;
  const { left, granted, until } = session.allowance;
  return { left, granted, until };
}

const messageRow = (m: DeskMessage): object => ({
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
  delivery: deliveryIn(m),
  resend_of: m.resendOf,
  late_ms: m.lateMs,
});

const updateMessages = (known: readonly DeskMessage[]): QueryConfig => ({
  name: "update_messages",
  text: `update messages m set content = x.content, delivery = x.delivery
       from json_to_recordset($1) as x(id text, content jsonb, delivery jsonb) where m.id = x.id`,
  values: [JSON.stringify(known.map((m) => ({ id: m.id, content: contentOf(m), delivery: deliveryIn(m) })))],
});

export interface NewImage {
  image: InboundImage;
  message: DeskMessage;
}

export const shownIn = (facts: readonly Fact[], image: InboundImage): NewImage[] =>
  facts.flatMap(({ message }) => (message && imageIn(message) === image.mediaId ? [{ image, message }] : []));

/** [PU10] Jobs are queued after the commit. */
export function saveImages(accountId: AccountId, images: readonly NewImage[]): QueryConfig[] {
  if (images.length === 0) return [];
  const rows = images.map(({ image, message }) => ({
    id: image.mediaId,
    conversation_id: message.conversationId,
    message_id: message.id,
    wechat_media_id: image.wechatMediaId,
    source_url: image.sourceUrl,
    created_at: message.at,
  }));
  const statement: QueryConfig = {
    name: "insert_images",
    text: `insert into media (account_id, id, conversation_id, message_id, wechat_media_id, source_url, created_at, state)
       select $1, x.*, 'fetching' from json_to_recordset($2) as x(id text, conversation_id text, message_id text,
              wechat_media_id text, source_url text, created_at bigint)`,
    values: [accountId, JSON.stringify(rows)],
  };
  return [statement];
}

/** [OB2] No other server touches a reply being sent during this lease, by the database's clock. */
export const leaseMs = 15_000;

export function saveOutbox(desk: Desk, changed: Dispatch[]): QueryConfig[] {
  const done = changed.filter((d) => d.state === "done").map((d) => d.messageId);
  const writes: QueryConfig[] = [];
  if (done.length > 0) writes.push({ text: `delete from outbox where message_id = any($1)`, values: [done] });
  const due = dueRows(desk, changed);
  if (due.length > 0) writes.push(upsertOutbox(desk, due));
  return writes;
}

function dueRows(desk: Desk, changed: readonly Dispatch[]): object[] {
  return changed
    .filter((d) => d.state !== "done")
    .map((d) => ({
      message_id: d.messageId,
      conversation_id: d.conversationId,
      seq: desk.messages.get(d.messageId)?.seq,
      state: d.state,
      attempts: d.attempts,
      not_before: d.notBefore,
    }));
}

function upsertOutbox(desk: Desk, rows: readonly object[]): QueryConfig {
  return {
    name: "save_outbox",
    text: `insert into outbox (account_id, message_id, conversation_id, seq, state, attempts, not_before, lease_until)
     select $1, x.*, case when state = 'sending' then (extract(epoch from clock_timestamp()) * 1000)::bigint + ${leaseMs} end
       from json_to_recordset($2) as x(message_id text, conversation_id text, seq bigint, state text,
            attempts int, not_before bigint)
     on conflict (message_id) do update set state = excluded.state, attempts = excluded.attempts,
            not_before = excluded.not_before, lease_until = excluded.lease_until`,
    values: [desk.account.id, JSON.stringify(rows)],
  };
}

/** Writes the bindings. A new name is stored with the binding until the agent's row has it. */
export function saveAgents(
  accountId: AccountId,
  { agents: changed, removedAgentIds: removedIds }: ChangedRecords,
  now: number,
): QueryConfig[] {
  const writes: QueryConfig[] = [];
  if (removedIds.length > 0) {
    const text = `delete from bindings where account_id = $1 and agent_id = any($2)`;
    writes.push({ text, values: [accountId, removedIds] });
  }
  if (changed.length > 0) writes.push(upsertAgents(accountId, changed, now));
  return writes;
}

function upsertAgents(accountId: AccountId, changed: readonly DeskAgent[], now: number): QueryConfig {
  const rows = changed.map((a) => ({
    agent_id: a.id,
    name: a.name,
    seat: a.seat,
    role: a.role,
    status: a.status,
    status_since: a.statusSince,
    status_why: a.statusWhy,
    chosen_status: a.chosenStatus,
    auto: a.auto,
    capacity: a.capacity,
    load: a.load,
    last_assigned_at: a.lastAssignedAt,
  }));
  return {
    name: "save_agents",
    text: `insert into bindings (account_id, bound_at, announced_name, agent_id, seat, role, status, status_since, status_why,
            chosen_status, auto, capacity, load, last_assigned_at)
     select $1, $3, nullif(x.name, a.name), x.agent_id, x.seat, x.role, x.status, x.status_since, x.status_why,
            x.chosen_status, x.auto, x.capacity, x.load, x.last_assigned_at
       from json_to_recordset($2) as x(agent_id text, name text, seat smallint, role text, status text, status_since bigint,
            status_why text, chosen_status text, auto boolean, capacity int, load int, last_assigned_at bigint)
       join agents a on a.id = x.agent_id
     on conflict (account_id, agent_id) do update set announced_name = excluded.announced_name, role = excluded.role, status = excluded.status,
            status_since = excluded.status_since, status_why = excluded.status_why,
            chosen_status = excluded.chosen_status, auto = excluded.auto, capacity = excluded.capacity,
            load = excluded.load, last_assigned_at = excluded.last_assigned_at`,
    values: [accountId, JSON.stringify(rows), now],
  };
}
