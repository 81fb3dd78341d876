/**
 * [RP2] [RP3] Counts everything since the account's cursor, in small steps. The cursor moves in the same transaction,
 * under its lock, so servers take turns.
 */

import type { AccountId } from "@jieru/shared/domain/ids";
import { timeZoneOf } from "@jieru/shared/domain/local-day";
import type { ClientBase, Pool } from "pg";
import type { Clock } from "../base/context.ts";
import { earlierNow } from "../database/check-clock.ts";
import { singleRow } from "../database/single-row.ts";
import { transaction } from "../database/transaction.ts";
import { type AccountRow, accountColumns, accountOf } from "../lane/rows.ts";
import { countMessages } from "./count-messages.ts";
import { countSessions, daysSince, findFirstOpened, isSettled, uncountSessions } from "./count-sessions.ts";

export interface Counter {
  pool: Pool;
  clock: Clock;
}

/** `elsewhere`: another server is counting. */
export type Step = "more" | "done" | "elsewhere";

interface Cursor {
  seq: number;
  settled_until: number | null;
  time_zone: string | null;
  counted_until: number | null;
}

const lockNotAvailable = "55P03";
const waitAtMostMs = 1_000;

export async function catchUp(counter: Counter, accountId: AccountId, withinMs = Infinity): Promise<boolean> {
  const end = performance.now() + withinMs;
  for (let left = withinMs; left > 0; left = end - performance.now())
    if ((await countStep(counter, accountId, Math.min(left, waitAtMostMs))) === "done") return true;
  return false;
}

/** Waits up to `waitMs` for another server's step. */
export async function countStep(
  { pool, clock }: Counter,
  accountId: AccountId,
  waitMs: number,
): Promise<Step> {
  try {
    return await transaction(pool, async (client) => {
      await client.query(`select set_config('lock_timeout', $1, true)`, [`${Math.ceil(waitMs)}ms`]);
      return count(client, accountId, await earlierNow(client, clock));
    });
  } catch (error) {
    if ((error as { code?: string }).code === lockNotAvailable) return "elsewhere";
    throw error;
  }
}

async function takeCursor(client: ClientBase, accountId: AccountId): Promise<Cursor> {
  await client.query(`insert into report_cursors (account_id) values ($1) on conflict do nothing`, [
    accountId,
  ]);
  const cursor = await client.query<Cursor>(
    `select seq, settled_until, time_zone, counted_until from report_cursors where account_id = $1 for update`,
    [accountId],
  );
  return singleRow(cursor);
}

/** NOTE: reads the head under the cursor's lock, before counting. */
async function count(client: ClientBase, accountId: AccountId, now: number): Promise<Step> {
  const cursor = await takeCursor(client, accountId);
  const account = await readAccount(client, accountId);
  const wasAhead = cursor.settled_until !== null && cursor.settled_until > now; // the clock of the server that counted
  if (wasAhead || cursor.time_zone !== account.timeZone)
    await cutAnew(client, accountId, cursor, account.timeZone);
  const isNew = cursor.counted_until === null || account.head > cursor.seq;
  const isAll = !isNew || (await countNext(client, accountId, { cursor, account, now }));
  if (isAll) cursor.counted_until = now;
  await client.query(
    `update report_cursors set seq = $2, settled_until = $3, time_zone = $4, counted_until = $5 where account_id = $1`,
    [accountId, cursor.seq, cursor.settled_until, cursor.time_zone, cursor.counted_until],
  );
  return isAll ? "done" : "more";
}

interface Counted {
  head: number;
  timeZone: string;
}

async function readAccount(client: ClientBase, accountId: AccountId): Promise<Counted> {
  const text = `select ${accountColumns} from accounts where id = $1`;
  const row = singleRow(await client.query<AccountRow>(text, [accountId]));
  return { head: row.head_seq, timeZone: timeZoneOf(accountOf(row)) };
}

/** Recounts sessions, as for another time zone. Messages stay counted, as some may be deleted. */
async function cutAnew(
  client: ClientBase,
  accountId: AccountId,
  cursor: Cursor,
  timeZone: string,
): Promise<void> {
  if (cursor.time_zone !== null) await uncountSessions(client, accountId);
  cursor.time_zone = timeZone;
  cursor.settled_until = null;
  cursor.counted_until = null;
}

/** Counts old days, messages, then days that may still change. Returns whether all is counted. */
async function countNext(
  client: ClientBase,
  accountId: AccountId,
  { cursor, account, now }: { cursor: Cursor; account: Counted; now: number },
): Promise<boolean> {
  const { head, timeZone } = account;
  const since = cursor.settled_until ?? (await findFirstOpened(client, accountId));
  const days = since === null ? [] : daysSince(since, now, timeZone);
  const isToday = (days.at(-1)?.until ?? Infinity) > now;
  if (isToday) {
    const { last, isLast } = await countMessages(client, accountId, {
      after: cursor.seq,
      upTo: head,
      timeZone,
    });
    cursor.seq = last;
    if (!isLast) return false;
  }
  for (const day of days) await countSessions(client, accountId, day);
  cursor.settled_until = days.findLast((day) => isSettled(day, now, timeZone))?.until ?? since;
  return isToday;
}
