/** Today's numbers, by index and bounded rows. */
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Board } from "@jieru/shared/protocol/board";
import type { ClientBase } from "pg";
import { figures } from "../reports/figures.ts";

/** Beyond this, the newest rows count. */
const countedAtMost = 20_000;
const troublesAtMost = 5_000;

interface ServedRow {
  owner_id: AgentId | null;
  total: boolean;
  picked_up: number;
  first_response_ms: number | null;
}

export async function readServedToday(
  client: ClientBase,
  accountId: AccountId,
  since: number,
): Promise<Pick<Board, "today" | "agents">> {
  const { rows } = await client.query<ServedRow>(
    `select owner_id, grouping(owner_id) = 1 as total, count(*)::int as picked_up,
            percentile_cont(0.5) within group (order by first_response_ms) as first_response_ms
       from (select owner_id, first_response_ms from sessions
              where account_id = $1 and picked_up_at >= $2 and owner_id is not null order by picked_up_at desc limit $3) s
      group by grouping sets ((owner_id), ())`,
    [accountId, since, countedAtMost],
  );
  const served = (r: ServedRow | undefined) => ({
    pickedUp: r?.picked_up ?? 0,
    firstResponseMs: r?.first_response_ms ?? null,
  });
  return {
    today: served(rows.find((r) => r.total)),
    agents: rows.flatMap((r) => (r.owner_id ? [{ agentId: r.owner_id, ...served(r) }] : [])),
  };
}

/** [BO2] null before the first. */
export async function readFirstAnswer(
  client: ClientBase,
  accountId: AccountId,
  since: number,
): Promise<number | null> {
  const { rows } = await client.query<{ ms: number | null }>(
    `select percentile_cont(0.5) within group (order by first_answer_ms) as ms
       from (select spoken, first_answer_ms from sessions
              where account_id = $1 and opened_at >= $2 order by opened_at desc limit $3) s
      where ${figures.answered}`,
    [accountId, since, countedAtMost],
  );
  return rows[0]?.ms ?? null;
}

export async function countArrived(client: ClientBase, accountId: AccountId, since: number): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from (select from sessions where account_id = $1 and opened_at >= $2 limit $3) s`,
    [accountId, since, countedAtMost],
  );
  return rows[0]?.n ?? 0;
}

/** [BO4] Late confirmed or resent replies do not count. */
export async function readTroubles(
  client: ClientBase,
  accountId: AccountId,
  since: number,
): Promise<Pick<Board, "failed" | "unconfirmed">> {
  const { rows } = await client.query<{ failed: number; unconfirmed: number }>(
    `with trouble as (
       select distinct e.payload -> 'message' ->> 'id' as id
         from (select payload from events where account_id = $1 and notable and type = 'delivery_changed' and at >= $2
                order by at desc limit $3) e)
     select count(*) filter (where m.delivery ->> 'state' = 'failed')::int as failed,
            count(*) filter (where m.delivery ->> 'state' = 'unconfirmed')::int as unconfirmed
       from trouble join messages m on m.id = trouble.id
      where not exists (select from messages r where r.resend_of = m.id)`,
    [accountId, since, troublesAtMost],
  );
  return rows[0] ?? { failed: 0, unconfirmed: 0 };
}
