/**
 * Counts violations of invariants in production, every minute (P2 to P7). Queries read open rows or recent entries by
 * index. One statement per part of the accounts sees one state and ends in time.
 */

import type { ClientBase, Pool } from "pg";
import { singleRow } from "../database/single-row.ts";

/** Log entries checked per account. */
const lately = 300;
/** [P7] [OB5] After it could have moved on. */
const stuckAfterMs = 60_000;

/** Accounts per statement: 0.5 s of PostgreSQL at most. */
const atOnce = 100;

/** NOTE: order and limit tell the planner how few rows there are. */
const newest = `lateral (select id, conversation_id, seq, session_id, epoch, delivery from messages
    where account_id = a.id and seq > a.head_seq - ${lately} order by seq desc limit ${lately}) m`;

/** Violations among the accounts of `part`. `$1`: now. */
const invariants = {
  /** P3 */
  log_has_no_holes: `select count(*) from part a,
    lateral (select count(*) as n, min(seq) as low, max(seq) as high from events e
              where e.account_id = a.id and e.seq > a.head_seq - ${lately}) e
    where e.n > 0 and (e.high <> a.head_seq or e.high - e.low + 1 <> e.n)`,
  /** P4 */
  owners_are_bound: `select count(*) from part a join sessions s on s.account_id = a.id
    where s.state in ('active', 'inactive')
      and not exists (select from bindings b where b.account_id = s.account_id and b.agent_id = s.owner_id)`,
  /** P4 */
  nothing_sent_beyond_ownership: `select count(*) from part a, ${newest}
    join sessions s on s.id = m.session_id where m.epoch > s.epoch`,
  loads_are_counted: `select count(*) from part a join bindings b on b.account_id = a.id
    where b.load <> (select count(*) from sessions s
                      where s.account_id = b.account_id and s.owner_id = b.agent_id and s.state = 'active')`,
  waiting_is_counted: `select count(*) from part a
    where a.waiting_count <> (select count(*) from sessions s where s.account_id = a.id and s.state = 'waiting')`,
  /** P7 */
  replies_move_on: `select count(*) from part a join outbox o on o.account_id = a.id
    where (o.state = 'sending' and o.lease_until < extract(epoch from now()) * 1000 - ${stuckAfterMs})
       or (o.state = 'queued' and o.not_before < $1::bigint - ${stuckAfterMs}
           and not exists (select from outbox e where e.conversation_id = o.conversation_id and e.seq < o.seq))`,
  /** P7. An erased customer's outbox rows go first (RT3). */
  replies_have_their_row: `select count(*) from part a, ${newest}
    where m.delivery->>'state' in ('queued', 'sending')
      and not exists (select from outbox o where o.message_id = m.id)
      and not exists (select from conversations c where c.id = m.conversation_id and c.erased_seq >= m.seq)`,
  /** P6 */
  rows_say_what_messages_say: `select count(*) from part a join outbox o on o.account_id = a.id join messages m on m.id = o.message_id
    where o.state = 'sending' and m.delivery->>'state' <> 'sending'`,
} as const;
export type Invariant = keyof typeof invariants;
export const invariantNames = Object.keys(invariants) as Invariant[];

export type Violations = Record<Invariant, number>;

const countSql = `with part as materialized (select * from accounts where id > $2 order by id limit ${atOnce})
  select ${invariantNames.map((name) => `(${invariants[name]}) as ${name}`).join(",\n")},
         (select max(id) from part) as last, $1::bigint`;

/** Counts as text. `last`: the last checked account; null: none. */
type Counted = Record<Invariant, string> & { last: string | null };

export async function countViolations(pool: Pool | ClientBase, now: number): Promise<Violations> {
  const found = Object.fromEntries(invariantNames.map((name) => [name, 0])) as Violations;
  for (let last: string | null = ""; last !== null; ) {
    const counted: Counted = singleRow(await pool.query<Counted>(countSql, [now, last]));
    for (const name of invariantNames) found[name] += Number(counted[name]);
    last = counted.last;
  }
  return found;
}
