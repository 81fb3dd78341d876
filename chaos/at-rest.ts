import { converge } from "./converge.ts";
import type { Scene } from "./faults/fault.ts";
import { rest, until } from "./rest.ts";

export interface Patience {
  /** Jobs that were killed begin again when their time comes, which is not the clock's. */
  waitsForJobs: boolean;
}

/**
 * Everything works, nobody says anything: leases end, retries come due, jobs are done. Rather than waited for, the clock is moved on,
 * and leases, which go by the database's own, are cut short.
 */
export async function comeToRest(
  scene: Scene,
  { waitsForJobs }: Patience = { waitsForJobs: true },
): Promise<void> {
  const { stage } = scene;
  const jobs = waitsForJobs ? `(select count(*) from media where state = 'fetching')` : "0";
  await converge(scene);
  const nothingLeft = async (): Promise<boolean> => {
    const [left] = await stage.postgres.rows<{ count: number }>(
      `select (select count(*) from outbox) + ${jobs} as count`,
    );
    if (left?.count === 0) return true;
    stage.clock.advance(2_000);
    await stage.postgres.rows(`update outbox set lease_until = lease_until - 2000`);
    return false;
  };
  await until(nothingLeft, 180_000, 100);
  await rest(500);
  await converge(scene);
}
