import type { ClientBase } from "pg";
import type { Desk, Dispatch } from "../../desk/desk.ts";

export async function saveOutbox(client: ClientBase, desk: Desk, changed: Dispatch[]): Promise<void> {
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
  await client.query({
    name: "save_outbox",
    text: `insert into outbox (account_id, message_id, conversation_id, seq, state, attempts, not_before, lease_until)
     select $1, * from jsonb_to_recordset($2) as x(message_id text, conversation_id text, seq bigint, state text,
            attempts int, not_before bigint, lease_until bigint)
     on conflict (message_id) do update set state = excluded.state, attempts = excluded.attempts,
            not_before = excluded.not_before, lease_until = excluded.lease_until`,
    values: [desk.account.id, JSON.stringify(rows)],
  });
}
