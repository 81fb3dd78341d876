import type { ClientBase } from "pg";
import type { Desk, DeskSession } from "../../desk/desk.ts";
import { dueAt } from "../../desk/time.ts";

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

/** Ended ones first: the one open session of a conversation may have changed within the batch. */
export async function saveSessions(client: ClientBase, desk: Desk, changed: DeskSession[]): Promise<void> {
  const ended = changed.filter((s) => s.state === "ended");
  const open = changed.filter((s) => s.state !== "ended");
  const groups = [ended, open].filter((group) => group.length > 0);
  await Promise.all(
    groups.map((group) =>
      client.query({
        name: "save_sessions",
        text: `insert into sessions (account_id, ${sessionColumns})
         select $1, ${sessionColumns} from json_to_recordset($2) as x(${sessionFields})
         on conflict (id) do update set ${sessionUpdates}`,
        values: [desk.account.id, JSON.stringify(group.map((s) => sessionRow(desk, s)))],
      }),
    ),
  );
}
