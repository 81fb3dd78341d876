import type { ClientBase } from "pg";
import type { Desk, Fact } from "../../desk/desk.ts";
import { presentFact } from "../../presenters/event.ts";

/** One fact as it will stand in the log. The desk is the one right after the fact. */
export interface LoggedFact {
  fact: Fact;
  payload: string;
}
export const logged = (desk: Desk, fact: Fact): LoggedFact => ({
  fact,
  payload: JSON.stringify(presentFact(desk, fact)),
});

/**
 * The log, the head that counts it, and the bell, in one statement. The bell names the account that has news and nothing
 * else; it rings when the transaction commits.
 */
export async function appendEvents(
  client: ClientBase,
  desk: Desk,
  log: readonly LoggedFact[],
): Promise<void> {
  await client.query({
    name: "append_events",
    text: `with head as (update accounts set head_seq = $2, waiting_count = $3 where id = $1),
                log as (insert into events (account_id, seq, type, at, previous_owner_id, payload)
                        select $1, * from unnest($4::bigint[], $5::text[], $6::bigint[], $7::text[], $8::json[]))
           select pg_notify('jieru_bell', $1)`,
    values: [
      desk.account.id,
      desk.seq,
      desk.waitingCount,
      log.map((l) => l.fact.seq),
      log.map((l) => l.fact.type),
      log.map((l) => l.fact.at),
      log.map((l) => l.fact.previousOwnerId ?? null),
      log.map((l) => l.payload),
    ],
  });
}
