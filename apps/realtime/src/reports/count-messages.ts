/** [RP2] Counts messages in log order, when the cursor passes them. */
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { localTime } from "@jieru/shared/domain/local-day";
import type { ClientBase } from "pg";

export const messagesAtOnce = 5_000;

/** Days begin at a multiple of this in every time zone. */
const quarterMs = 15 * 60_000;

interface Group {
  quarter: number;
  inbound: boolean;
  agentId: AgentId | null;
  count: number;
  last: number;
}

export interface Span {
  after: number;
  upTo: number;
  timeZone: string;
}

export async function countMessages(
  client: ClientBase,
  accountId: AccountId,
  { after, upTo, timeZone }: Span,
): Promise<{ last: number; isLast: boolean }> {
  const { rows } = await client.query<Group>(
    `select at / $5 as quarter, direction = 'in' as inbound, replied_by as "agentId", count(*)::int as count, max(seq) as last
       from (select seq, at, direction, case direction when 'out' then agent_id end as replied_by from messages
              where account_id = $1 and seq > $2 and seq <= $3 order by seq limit $4) m
      group by 1, 2, 3`,
    [accountId, after, upTo, messagesAtOnce, quarterMs],
  );
  const days = new Tally();
  const agentDays = new Tally();
  for (const { quarter, inbound, agentId, count } of rows) {
    const { date } = localTime(quarter * quarterMs, timeZone);
    if (inbound) days.add([date, "messages"], count);
    if (agentId) days.add([date, "replies"], count);
    if (agentId) agentDays.add([date, agentId], count);
  }
  await addToDays(client, accountId, days);
  await addToAgentDays(client, accountId, agentDays);
  const isLast = rows.reduce((read, { count }) => read + count, 0) < messagesAtOnce;
  return { last: isLast ? Math.max(upTo, after) : Math.max(...rows.map(({ last }) => last)), isLast };
}

class Tally {
  readonly #sums = new Map<string, number>();

  add(key: readonly [string, string], count: number): void {
    const name = key.join(" ");
    this.#sums.set(name, (this.#sums.get(name) ?? 0) + count);
  }

  get columns(): [string[], string[], number[]] {
    const keys = [...this.#sums.keys()].map((name) => name.split(" "));
    return [keys.map(([a = ""]) => a), keys.map(([, b = ""]) => b), [...this.#sums.values()]];
  }
}

async function addToDays(client: ClientBase, accountId: AccountId, tally: Tally): Promise<void> {
  await client.query(
    `insert into report_days as r (account_id, day, messages, replies, former)
     select $1, day, coalesce(sum(count) filter (where what = 'messages'), 0), coalesce(sum(count) filter (where what = 'replies'), 0), false
       from unnest($2::date[], $3::text[], $4::int[]) as x(day, what, count) group by day
     on conflict (account_id, day) do update
        set messages = r.messages + excluded.messages, replies = r.replies + excluded.replies`,
    [accountId, ...tally.columns],
  );
}

async function addToAgentDays(client: ClientBase, accountId: AccountId, tally: Tally): Promise<void> {
  await client.query(
    `insert into report_agent_days as r (account_id, day, agent_id, replies)
     select $1, day, agent_id, count from unnest($2::date[], $3::text[], $4::int[]) as x(day, agent_id, count)
     on conflict (account_id, day, agent_id) do update set replies = r.replies + excluded.replies`,
    [accountId, ...tally.columns],
  );
}
