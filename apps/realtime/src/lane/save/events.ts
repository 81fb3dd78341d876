import type { Statement } from "../../database/burst.ts";
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

/**
 * The head, from where it was to where it is. It takes the lock as well; the transaction fails where the head was elsewhere, by a
 * division by zero: for whoever decided on what they remembered.
 */
export const moveHead = (before: Desk, { account, seq, waitingCount }: Desk): Statement => ({
  name: "move_head",
  text: `update accounts set head_seq = $3, waiting_count = $4 where id = $1 and 1 / (head_seq = $2)::int = 1`,
  values: [account.id, before.seq, seq, waitingCount],
});

/** The log itself. */
export function appendEvents(desk: Desk, log: readonly LoggedFact[]): Statement[] {
  if (log.length === 0) return [];
  const statement: Statement = {
    name: "append_events",
    text: `insert into events (account_id, seq, type, at, previous_owner_id, payload, notable)
           select $1, * from unnest($2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::json[], $7::boolean[])`,
    values: [
      desk.account.id,
      bigints(log.map((l) => l.fact.seq)),
      texts(log.map((l) => l.fact.type)),
      bigints(log.map((l) => l.fact.at)),
      texts(log.map((l) => l.fact.previousOwnerId ?? null)),
      jsons(log.map((l) => JSON.stringify(l.payload))),
      booleans(log.map((l) => isNotable(l.fact))),
    ],
  };
  return [statement];
}
