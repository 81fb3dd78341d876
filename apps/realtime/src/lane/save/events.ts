import type { Statement } from "../../database/burst.ts";
import { bigints, booleans, integers, jsons, texts } from "../../database/columns.ts";
import type { Desk } from "../../desk/desk.ts";
import type { Fact } from "../../desk/fact.ts";
import { isNotable } from "../../desk/notable.ts";
import type { LoggedEvent } from "../../policies/event.ts";
import { presentFact } from "../../presenters/event.ts";
import { isToBeNoted, lastReceivedAt } from "../pushes.ts";
import type { LoggedFact, Step } from "./step.ts";

/** The desk is the one right after the fact. */
export const logged = (desk: Desk, fact: Fact): LoggedFact => ({
  fact,
  event: {
    ...presentFact(desk, fact),
    previousOwnerId: fact.previousOwnerId ?? null,
    ...(fact.ruling && { ruling: fact.ruling }),
  },
});

/** What its row holds of an event besides the columns, as JSON. */
export function payloadOf(event: LoggedEvent): string {
  const { seq: _, type: __, at: ___, previousOwnerId: ____, ...payload } = event;
  return JSON.stringify(payload);
}

/** The heads, where they are now, and when WeChat was heard (AL4). Their locks are held. */
export const moveHeads = (steps: readonly Step[]): Statement => ({
  name: "move_heads",
  text: `update accounts a set head_seq = x.seq, fence = x.fence, waiting_count = x.waiting, last_push_at = case
            when ${isToBeNoted("a.last_push_at", "x.heard")} then x.heard else a.last_push_at end
           from unnest($1::text[], $2::bigint[], $3::text[], $4::int[], $5::bigint[]) as x(id, seq, fence, waiting, heard)
          where a.id = x.id`,
  values: [
    texts(steps.map((s) => s.desk.account.id)),
    bigints(steps.map((s) => s.desk.seq)),
    texts(steps.map((s) => s.fence)),
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
      bigints(rows.map((r) => r.event.seq)),
      texts(rows.map((r) => r.event.type)),
      bigints(rows.map((r) => r.event.at)),
      texts(rows.map((r) => r.event.previousOwnerId)),
      jsons(rows.map((r) => payloadOf(r.event))),
      booleans(rows.map((r) => isNotable(r.fact))),
    ],
  };
  return [statement];
}
