import type { QueryConfig } from "pg";
import type { Desk, Dispatch } from "../../desk/desk.ts";

/**
 * [OB2] While it lasts nobody else touches a delivery under way. What it waits for is the network, and any server may end it: so it
 * goes by the database's own clock, which is one for all of them.
 */
export const leaseMs = 15_000;

/** What is done goes; the rest is written as it is now. */
export function saveOutbox(desk: Desk, changed: Dispatch[]): QueryConfig[] {
  const done = changed.filter((d) => d.state === "done").map((d) => d.messageId);
  const writes: QueryConfig[] = [];
  if (done.length > 0) writes.push({ text: `delete from outbox where message_id = any($1)`, values: [done] });
  const due = dueRows(desk, changed);
  if (due.length > 0) writes.push(upsert(desk, due));
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

function upsert(desk: Desk, rows: readonly object[]): QueryConfig {
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
