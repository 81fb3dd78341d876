/** A batch that did not commit, once more: command by command, each in a transaction of its own. */
import { begin, rollBack } from "../database/transaction.ts";
import type { AccountLane, Waiting } from "./account-lane.ts";
import { decideBatch, openBatch, writeBatches } from "./batch.ts";
import { commitBatch, type Failed, type Means, onConnection } from "./batches.ts";
import { DatabaseAway, howAway } from "./is-away.ts";
import { wasCommitted } from "./was-committed.ts";

/** [DE5] Of the 4.5 s of a push's answer 2.5 are gone when a statement has taken too long: commands tried one by one have less. */
const hurriedMs = 500;

const fail = (batch: readonly Waiting[], error: unknown): void => {
  for (const waiting of batch) waiting.reject(error);
};

/** Every command of a failed batch gets its own chance, unless the database is away. */
export async function repeatFailed(means: Means, lane: AccountLane, failed: Failed): Promise<void> {
  const { pool } = means;
  const { batch, error, decided } = failed;
  const was = decided ? await wasCommitted(pool, [decided], error) : false;
  if (decided && was) return lane.committed(batch, decided.result);
  const away = was === null ? "gone" : (failed.away ?? (await howAway(pool, failed)));
  if (away === "gone") return fail([...batch, ...lane.queue.splice(0)], new DatabaseAway(error));
  if (away === "refusing" || batch.length === 1) return fail(batch, error);
  const hurried = away === "stalled";
  let mayStall = hurried;
  for (const [i, one] of batch.entries()) {
    const alone = await runAlone(means, lane, one, hurried);
    if (!alone) continue;
    fail([one], alone.error);
    const left = await howAway(pool, alone);
    if (left !== "there" && !(left === "stalled" && mayStall))
      return fail(batch.slice(i + 1), left === "gone" ? new DatabaseAway(alone.error) : alone.error);
    if (left === "stalled") mayStall = false;
  }
}

async function runAlone(
  { pool, moment }: Means,
  lane: AccountLane,
  one: Waiting,
  hurried: boolean,
): Promise<Failed | null> {
  const failed = await onConnection(
    pool,
    () => [one],
    async (client) => {
      const access = { client, under: begin(client) };
      if (hurried) access.under.add({ text: `set local statement_timeout = ${hurriedMs}` });
      const opened = openBatch(access, lane.accountId, [one.entry]);
      try {
        const decided = await decideBatch(client, opened, moment(), lane.takeMemory());
        await writeBatches(access, [decided], { locked: true });
        const uncommitted = await commitBatch(lane, access.under, [one], decided);
        return uncommitted && { ...uncommitted, broken: await rollBack(client) };
      } catch (error) {
        return { batch: [one], error, broken: await rollBack(client) };
      }
    },
  );
  if (!failed?.decided || !(await wasCommitted(pool, [failed.decided], failed.error))) return failed;
  lane.committed([one], failed.decided.result);
  return null;
}
