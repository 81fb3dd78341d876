import { setTimeout as delay } from "node:timers/promises";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { PgBoss } from "pg-boss";
import type { JobLog } from "../base/job-log.ts";
import { runEach } from "../database/delete-in-batches.ts";
import { logFailures } from "../jobs/jobs.ts";
import { type Counter, catchUp } from "./count.ts";
import { fillOutcomes } from "./fill-outcomes.ts";

const queue = "count-reports";

/** [RP3] Counts every ten minutes on one server. */
export async function workReports(
  boss: PgBoss,
  counter: Counter & { log: Pick<JobLog, "warn"> },
): Promise<void> {
  await boss.createQueue(queue, {
    policy: "singleton",
    retryLimit: 0,
    expireInSeconds: 60 * 60,
    heartbeatSeconds: 60,
    deleteAfterSeconds: 24 * 60 * 60,
  });
  await boss.schedule(queue, "*/10 * * * *");
  await boss.work(
    queue,
    { pollingIntervalSeconds: 30 },
    logFailures(counter.log, queue, async () => {
      await countNew(counter);
      await fillAllOutcomes(counter);
    }),
  );
}

/** [RP11] Works account by account despite failures. Rejects with the first error. */
export async function fillAllOutcomes(counter: Counter): Promise<void> {
  const { rows } = await counter.pool.query<{ id: AccountId }>(
    `select a.id from accounts a left join report_cursors c on c.account_id = a.id
      where a.removed_at is null and not coalesce(c.outcomes_known, false)`,
  );
  await runEach(
    rows.map(
      ({ id }) =>
        () =>
          fillOutcomes(counter, id, (ms) => delay(ms)),
    ),
  );
}

export async function countNew(counter: Counter): Promise<void> {
  const ids = await listWithNews(counter.pool);
  await runEach(ids.map((id) => () => catchUp(counter, id)));
}

async function listWithNews(pool: Pool): Promise<AccountId[]> {
  const { rows } = await pool.query<{ id: AccountId }>(
    `select a.id from accounts a left join report_cursors c on c.account_id = a.id
      where a.removed_at is null and (a.head_seq > coalesce(c.seq, 0) or c.counted_until is null)`,
  );
  return rows.map(({ id }) => id);
}
