import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";

/** `after` is exclusive, the end inclusive. */
export interface Stretch {
  after: number;
  upTo: number;
}

export interface Part {
  accountId: AccountId;
  conversationId: ConversationId | null;
  /** `from` is inclusive; null: all times. */
  days: { from: number; until: number } | null;
  withNotes: boolean;
  /** In the order of the log. */
  stretches: readonly Stretch[];
}

export async function wholeLog(pool: Pool, accountId: AccountId): Promise<Stretch> {
  const { rows } = await pool.query<{ head: number }>(`select head_seq as head from accounts where id = $1`, [
    accountId,
  ]);
  return { after: 0, upTo: rows[0]?.head ?? 0 };
}

/** Maximum difference of servers' clocks. */
const clocksApartMs = 3_600_000;

/** [EX2] Returns the ranges that may contain these times, by search segment. Messages in none are always read. */
export async function stretchesOf(
  pool: Pool,
  accountId: AccountId,
  { from, until }: { from: number; until: number },
): Promise<Stretch[]> {
  const whole = await wholeLog(pool, accountId);
  const { rows } = await pool.query<{ from_seq: number; to_seq: number; from_at: number; to_at: number }>(
    `select from_seq, to_seq, from_at, to_at from search_shelves where account_id = $1 order by to_seq`,
    [accountId],
  );
  const stretches: Stretch[] = [];
  let [covered, reached] = [0, -Infinity];
  for (const segment of rows) {
    const begins = Math.min(reached, segment.from_at) - clocksApartMs;
    const ends = Math.max(reached, segment.to_at) + clocksApartMs;
    if (begins < until && ends >= from) stretches.push({ after: covered, upTo: segment.to_seq });
    [covered, reached] = [segment.to_seq, segment.to_at];
  }
  return joined([...stretches, { after: covered, upTo: whole.upTo }].filter((s) => s.after < s.upTo));
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const next of stretches) {
    const last = all.at(-1);
    if (last?.upTo === next.after) last.upTo = next.upTo;
    else all.push({ ...next });
  }
  return all;
}
