import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Event } from "@jieru/shared/domain/snapshot";
import type { QueryConfig } from "pg";
import type { Desk } from "../desk/desk.ts";
import type { Fact } from "../desk/fact.ts";
import { isNotable } from "../desk/notable.ts";
import { presentFact } from "../presenters/present.ts";

export type LoggedEvent = Logged<Event>;
export type Logged<E> = E & {
  previousOwnerId: AgentId | null;
  /** [AG7] The session that decides access, if `session` is an earlier one. Absent in earlier releases. */
  ruling?: Pick<Session, "state" | "ownerId">;
};

export interface LoggedFact {
  fact: Fact;
  event: LoggedEvent;
}

export const logged = (desk: Desk, fact: Fact): LoggedFact => ({
  fact,
  event: {
    ...presentFact(desk, fact),
    previousOwnerId: fact.previousOwnerId ?? null,
    ...(fact.ruling && { ruling: fact.ruling }),
  },
});

export function payloadOf(event: LoggedEvent): object {
  const { seq: _, type: __, at: ___, previousOwnerId: ____, ...payload } = event;
  return payload;
}

/** Writes the head row's seq and number of waiting customers. */
export const moveHead = (desk: Desk, fence: string | null): QueryConfig => ({
  name: "move_head",
  text: `update accounts set head_seq = $2, fence = $3, waiting_count = $4 where id = $1`,
  values: [desk.account.id, desk.seq, fence, desk.waitingCount],
});

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

/** Returns SQL for an event's allowance, in the form of messages. */
export const allowanceIn = (event: string): string =>
  `((${event}.payload #> '{session,allowance}')::jsonb - array['grantedBy', 'grantedAt', 'attempt'])`;
