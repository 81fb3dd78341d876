import type { Statement } from "../../database/burst.ts";
import { bigints, booleans, integers, jsonbs, texts } from "../../database/columns.ts";
import type { Desk, DeskSession } from "../../desk/desk.ts";
import { dueAt } from "../../desk/time.ts";
import type { Change, Step } from "./step.ts";

const sessionFields = `id text, conversation_id text, state text, owner_id text, last_owner_id text, epoch int, unread int,
  unanswered_since bigint, last_message jsonb, last_seq bigint, source text, spoken boolean, opened_at bigint,
  waiting_since bigint, picked_up_at bigint, first_response_ms bigint, last_activity_at bigint, reactivate_at bigint, inactive_since bigint,
  ended_at bigint, served_since bigint, returned_by text, due_at bigint`;
const sessionColumns = sessionFields.replace(/(\w+) (?:text|int|bigint|jsonb|boolean)/g, "$1");
const sessionUpdates = sessionColumns
  .split(/,\s*/)
  .filter((column) => !["id", "conversation_id", "opened_at"].includes(column))
  .map((column) => `${column} = excluded.${column}`)
  .join(", ");

const sessionRow = (desk: Desk, s: DeskSession): object => ({
  account_id: desk.account.id,
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
  first_response_ms: s.firstResponseMs,
  last_activity_at: s.lastActivityAt,
  reactivate_at: s.reactivateAt,
  inactive_since: s.inactiveSince,
  ended_at: s.endedAt,
  served_since: s.servedSince,
  returned_by: s.returnedBy,
  due_at: dueAt(desk, s),
});

/** Whether no more happened to the session than that somebody spoke. */
const isTouched = (old: DeskSession | undefined, s: DeskSession): boolean =>
  old !== undefined &&
  old.state === s.state &&
  old.epoch === s.epoch &&
  old.ownerId === s.ownerId &&
  old.lastOwnerId === s.lastOwnerId &&
  old.waitingSince === s.waitingSince &&
  old.pickedUpAt === s.pickedUpAt &&
  old.firstResponseMs === s.firstResponseMs &&
  old.inactiveSince === s.inactiveSince &&
  old.servedSince === s.servedSince &&
  old.returnedBy === s.returnedBy;

/** Ended ones first: the one open session of a conversation may have changed within the batch. */
export function saveSessions(all: readonly Change[]): Statement[] {
  const touched: DueSession[] = [];
  const ended: object[] = [];
  const open: object[] = [];
  for (const { before, desk, changes } of all)
    for (const s of changes.sessions) {
      if (isTouched(before.sessions.get(s.id), s)) touched.push(dueSession(desk, s));
      else (s.state === "ended" ? ended : open).push(sessionRow(desk, s));
    }
  return [
    ...(ended.length > 0 ? [upsert(ended)] : []),
    ...(open.length > 0 ? [upsert(open)] : []),
    ...(touched.length > 0 ? [touch(touched)] : []),
  ];
}

interface DueSession {
  session: DeskSession;
  dueAt: number | null;
}
const dueSession = (desk: Desk, session: DeskSession): DueSession => ({
  session,
  dueAt: dueAt(desk, session),
});

const upsert = (rows: readonly object[]): Statement => ({
  name: "save_sessions",
  text: `insert into sessions (account_id, ${sessionColumns})
     select account_id, ${sessionColumns} from json_to_recordset($1) as x(account_id text, ${sessionFields})
     on conflict (id) do update set ${sessionUpdates}`,
  values: [JSON.stringify(rows)],
});

/**
 * Changes no column that an index knows, so that the row's new version needs no entry in any of them. That is why a deadline
 * that moved away stays where it was: the ticker comes early, once, and then it is set right (`postpone`).
 */
const touch = (group: readonly DueSession[]): Statement => ({
  name: "touch_sessions",
  text: `update sessions s set unread = x.unread, unanswered_since = x.unanswered_since, last_message = x.last_message,
            last_seq = x.last_seq, source = x.source, spoken = x.spoken, last_activity_at = x.last_activity_at,
            reactivate_at = x.reactivate_at,
            due_at = case when x.due_at is not null then least(s.due_at, x.due_at) end
       from unnest($1::text[], $2::int[], $3::bigint[], $4::jsonb[], $5::bigint[], $6::text[], $7::boolean[], $8::bigint[],
            $9::bigint[], $10::bigint[]) as x(id, unread, unanswered_since, last_message, last_seq, source, spoken,
            last_activity_at, reactivate_at, due_at) where s.id = x.id`,
  values: [
    texts(group.map((g) => g.session.id)),
    integers(group.map((g) => g.session.unread)),
    bigints(group.map((g) => g.session.unansweredSince)),
    jsonbs(group.map((g) => g.session.lastMessage)),
    bigints(group.map((g) => g.session.lastSeq)),
    texts(group.map((g) => g.session.source)),
    booleans(group.map((g) => g.session.spoken)),
    bigints(group.map((g) => g.session.lastActivityAt)),
    bigints(group.map((g) => g.session.reactivateAt)),
    bigints(group.map((g) => g.dueAt)),
  ],
});

/** The ticker looked at these sessions too early: it is to come when something is due. */
export function postpone(all: readonly Step[]): Statement[] {
  const early = all.flatMap((s) => s.early.map((session) => dueSession(s.desk, session)));
  if (early.length === 0) return [];
  const statement: Statement = {
    name: "postpone_sessions",
    text: `update sessions s set due_at = x.due_at from unnest($1::text[], $2::bigint[]) as x(id, due_at) where s.id = x.id`,
    values: [texts(early.map((e) => e.session.id)), bigints(early.map((e) => e.dueAt))],
  };
  return [statement];
}
