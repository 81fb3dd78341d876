import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Event } from "@jieru/shared/domain/snapshot";
import type { QueryConfig } from "pg";
import type { Desk } from "../desk/desk.ts";
import type { Fact } from "../desk/fact.ts";
import { isNotable } from "../desk/notable.ts";
import { presentFact } from "../presenters/present.ts";

/** An event as the log stores it: complete, and with the owner of the session before it. */
export type LoggedEvent = Logged<Event>;
export type Logged<E> = E & {
  previousOwnerId: AgentId | null;
  /** [AG7] The session that decides who may read, if `session` is an earlier one. Earlier releases left it out. */
  ruling?: Pick<Session, "state" | "ownerId">;
};

export interface LoggedFact {
  fact: Fact;
  event: LoggedEvent;
}

/** Returns a fact with its event. `desk` is the account right after the fact. */
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

/** Writes the end of the log and the number of waiting customers into the head row. */
export const moveHead = (desk: Desk, fence: string | null): QueryConfig => ({
  name: "move_head",
  text: `update accounts set head_seq = $2, fence = $3, waiting_count = $4 where id = $1`,
  values: [desk.account.id, desk.seq, fence, desk.waitingCount],
});

/** Returns the statement that appends to the log, or none. */
export function appendEvents(accountId: AccountId, log: readonly LoggedFact[]): QueryConfig[] {
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
    values: [accountId, JSON.stringify(rows)],
  };
  return [statement];
}

/** Returns SQL for the allowance that an event has, as messages have it. */
export const allowanceIn = (event: string): string =>
  `((${event}.payload #> '{session,allowance}')::jsonb - array['grantedBy', 'grantedAt', 'attempt'])`;
