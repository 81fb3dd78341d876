/**
 * Invariants that SQL can express, counted every minute in production (P2 to P7). Each query reads open rows, or the
 * last few hundred entries of an account's log, with indexes that serve other queries too.
 *
 * All queries form one statement for a part of the accounts, so they see one state of the database. Each statement ends
 * in time, however many accounts there are.
 */

import type { ClientBase, Pool } from "pg";
import { theRow } from "../database/the-row.ts";

/** How many entries of an account's log are checked. */
const lately = 300;
/** A row counts as stuck one minute after it could have moved on (P7, OB5). */
const stuckAfterMs = 60_000;

/** How many accounts one statement checks. It takes 0.5 s of PostgreSQL when each account has the maximum that is checked. */
const atOnce = 100;

/** NOTE: Has an order and a limit, so that the planner knows how few rows there are. */
const newest = `lateral (select id, conversation_id, seq, session_id, epoch, delivery from messages
    where account_id = a.id and seq > a.head_seq - ${lately} order by seq desc limit ${lately}) m`;

/** Each query counts the rows of the accounts in `part` that violate the invariant. `$1`: now. */
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
  /** P7. The outbox rows of an erased customer are deleted at once, their messages soon after (RT3). */
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

/**
 * The counts of one statement, as PostgreSQL writes numbers. `last` is the last account it checked, or null when there
 * was none.
 */
type Counted = Record<Invariant, string> & { last: string | null };

/** Returns how many rows violate each invariant. */
export async function countViolations(pool: Pool | ClientBase, now: number): Promise<Violations> {
  const found = Object.fromEntries(invariantNames.map((name) => [name, 0])) as Violations;
  for (let last: string | null = ""; last !== null; ) {
    const counted: Counted = theRow(await pool.query<Counted>(countSql, [now, last]));
    for (const name of invariantNames) found[name] += Number(counted[name]);
    last = counted.last;
  }
  return found;
}
