import type { Statement } from "../../database/burst.ts";
import { bigints, booleans, integers, jsons, texts } from "../../database/columns.ts";
import type { Desk } from "../../desk/desk.ts";
import type { Fact } from "../../desk/fact.ts";
import { isNotable } from "../../desk/notable.ts";
import type { LoggedEvent } from "../../policies/event.ts";
import { presentFact } from "../../presenters/event.ts";
import { heardEveryMs, lastReceivedAt } from "../pushes.ts";
import type { LoggedFact, Step } from "./step.ts";

/** The desk is the one right after the fact. */
export const logged = (desk: Desk, fact: Fact): LoggedFact => ({ fact, payload: presentFact(desk, fact) });

/** The event as whoever reads the log will find it. */
export const eventOf = ({ fact, payload }: LoggedFact): LoggedEvent => ({
  ...payload,
  seq: fact.seq,
  type: fact.type,
  at: fact.at,
  previousOwnerId: fact.previousOwnerId ?? null,
});

/** The heads, where they are now, and when WeChat was heard (AL4). Their locks are held. */
export const moveHeads = (steps: readonly Step[]): Statement => ({
  name: "move_heads",
  text: `update accounts a set head_seq = x.seq, waiting_count = x.waiting, last_push_at = case
            when coalesce(a.last_push_at, 0) <= x.heard - ${heardEveryMs} then x.heard else a.last_push_at end
           from unnest($1::text[], $2::bigint[], $3::int[], $4::bigint[]) as x(id, seq, waiting, heard) where a.id = x.id`,
  values: [
    texts(steps.map((s) => s.desk.account.id)),
    bigints(steps.map((s) => s.desk.seq)),
    integers(steps.map((s) => s.desk.waitingCount)),
    bigints(steps.map((s) => lastReceivedAt(s.newPushes))),
  ],
});

/** The logs themselves. */
export function appendEvents(steps: readonly Step[]): Statement[] {
  const rows = steps.flatMap(({ desk, log }) => log.map((l) => ({ ...l, accountId: desk.account.id })));
  if (rows.length === 0) return [];
  const statement: Statement = {
    name: "append_events",
    text: `insert into events (account_id, seq, type, at, previous_owner_id, payload, notable)
           select * from unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::json[], $7::boolean[])`,
    values: [
      texts(rows.map((r) => r.accountId)),
      bigints(rows.map((r) => r.fact.seq)),
      texts(rows.map((r) => r.fact.type)),
      bigints(rows.map((r) => r.fact.at)),
      texts(rows.map((r) => r.fact.previousOwnerId ?? null)),
      jsons(rows.map((r) => JSON.stringify(r.payload))),
      booleans(rows.map((r) => isNotable(r.fact))),
    ],
  };
  return [statement];
}
