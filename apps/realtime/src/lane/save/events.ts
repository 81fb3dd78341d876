import type { AccountId } from "@jieru/shared/domain/ids";
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

export async function appendEvents(
  client: ClientBase,
  accountId: AccountId,
  facts: readonly LoggedFact[],
): Promise<void> {
  await client.query(
    `insert into events (account_id, seq, type, at, previous_owner_id, payload)
     select $1, * from unnest($2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::json[])`,
    [
      accountId,
      facts.map((f) => f.fact.seq),
      facts.map((f) => f.fact.type),
      facts.map((f) => f.fact.at),
      facts.map((f) => f.fact.previousOwnerId ?? null),
      facts.map((f) => f.payload),
    ],
  );
}
