import type { Pool } from "pg";
import type { PgBoss } from "pg-boss";
import type { Logger } from "pino";
import type { Clock } from "../base/context.ts";
import type { Metrics } from "../base/metrics.ts";
import { logFailures } from "../jobs/jobs.ts";
import { countViolations, type Invariant, invariantNames } from "./invariants.ts";

const queue = "check-invariants";

export interface Checking {
  pool: Pool;
  clock: Clock;
  log: Logger;
  metrics: Pick<Metrics, "violations" | "invariantsCheckedAt">;
}

/** [DE12] Exports every invariant from 0, as Prometheus sees no increase in a new series. */
export function showInvariants({ violations }: Pick<Metrics, "violations">): void {
  for (const invariant of invariantNames) violations.inc({ invariant }, 0);
}

export async function checkInvariants({ pool, clock, log, metrics }: Checking): Promise<void> {
  const found = await countViolations(pool, clock.now());
  for (const [invariant, count] of Object.entries(found) as [Invariant, number][]) {
    metrics.violations.inc({ invariant }, count);
    if (count > 0) log.error({ invariant, count }, "an invariant is violated");
  }
  metrics.invariantsCheckedAt.setToCurrentTime();
}

/** Checks every minute on one node. */
export async function workChecking(boss: PgBoss, checking: Checking): Promise<void> {
  await boss.createQueue(queue, {
    policy: "singleton",
    retryLimit: 0,
    expireInSeconds: 60,
    deleteAfterSeconds: 3_600,
  });
  await boss.schedule(queue, "* * * * *");
  await boss.work(
    queue,
    { pollingIntervalSeconds: 10 },
    logFailures(checking.log, queue, () => checkInvariants(checking)),
  );
}
