import type { ClientBase } from "pg";
import { bigints, booleans, jsons, texts } from "../../database/columns.ts";
import type { Desk, Fact } from "../../desk/desk.ts";
import { isNotable } from "../../desk/notable.ts";
import type { LoggedEvent } from "../../policies/event.ts";
import { type Payload, presentFact } from "../../presenters/event.ts";

/** One fact as it will stand in the log. The desk is the one right after the fact. */
export interface LoggedFact {
  fact: Fact;
  payload: Payload;
}
export const logged = (desk: Desk, fact: Fact): LoggedFact => ({ fact, payload: presentFact(desk, fact) });

/** The event as whoever reads the log will find it. */
export const eventOf = ({ fact, payload }: LoggedFact): LoggedEvent => ({
  ...payload,
  seq: fact.seq,
  type: fact.type,
  at: fact.at,
  previousOwnerId: fact.previousOwnerId ?? null,
});

/** The log, and the head that counts it, in one statement. */
export async function appendEvents(
  client: ClientBase,
  desk: Desk,
  log: readonly LoggedFact[],
): Promise<void> {
  await client.query({
    name: "append_events",
    text: `with head as (update accounts set head_seq = $2, waiting_count = $3 where id = $1)
           insert into events (account_id, seq, type, at, previous_owner_id, payload, notable)
           select $1, * from unnest($4::bigint[], $5::text[], $6::bigint[], $7::text[], $8::json[], $9::boolean[])`,
    values: [
      desk.account.id,
      desk.seq,
      desk.waitingCount,
      bigints(log.map((l) => l.fact.seq)),
      texts(log.map((l) => l.fact.type)),
      bigints(log.map((l) => l.fact.at)),
      texts(log.map((l) => l.fact.previousOwnerId ?? null)),
      jsons(log.map((l) => JSON.stringify(l.payload))),
      booleans(log.map((l) => isNotable(l.fact))),
    ],
  });
}
