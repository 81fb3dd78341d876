import type { QueryConfig } from "pg";
import type { Desk } from "../../desk/desk.ts";
import type { Fact } from "../../desk/fact.ts";
import { isNotable } from "../../desk/notable.ts";
import { presentFact } from "../../presenters/event.ts";
import type { LoggedEvent } from "../logged-event.ts";
import type { BatchChange, LoggedFact } from "./batch-change.ts";

/** `desk` is the account right after the fact. */
export const logged = (desk: Desk, fact: Fact): LoggedFact => ({
  fact,
  event: {
    ...presentFact(desk, fact),
    previousOwnerId: fact.previousOwnerId ?? null,
    ...(fact.ruling && { ruling: fact.ruling }),
  },
});

/** Returns what the `payload` column holds: everything but the other columns. */
export function payloadOf(event: LoggedEvent): object {
  const { seq: _, type: __, at: ___, previousOwnerId: ____, ...payload } = event;
  return payload;
}

/** Writes where the log now ends, and the numbers of the account that the console reads with it. */
export const moveHead = ({ desk, fence }: Pick<BatchChange, "desk" | "fence">): QueryConfig => ({
  name: "move_head",
  text: `update accounts set head_seq = $2, fence = $3, waiting_count = $4 where id = $1`,
  values: [desk.account.id, desk.seq, fence, desk.waitingCount],
});

/** Appends to the log. */
export function appendEvents({ desk, log }: Pick<BatchChange, "desk" | "log">): QueryConfig[] {
  if (log.length === 0) return [];
  const rows = log.map(({ fact, event }) => ({
    seq: event.seq,
    type: event.type,
    at: event.at,
    previous_owner_id: event.previousOwnerId,
    payload: payloadOf(event),
    notable: isNotable(fact),
  }));
  const statement: QueryConfig = {
    name: "append_events",
    text: `insert into events (account_id, seq, type, at, previous_owner_id, payload, notable)
           select $1, * from json_to_recordset($2) as x(seq bigint, type text, at bigint, previous_owner_id text, payload json,
             notable boolean)`,
    values: [desk.account.id, JSON.stringify(rows)],
  };
  return [statement];
}
