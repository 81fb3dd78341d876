import { converge } from "./converge.ts";
import type { Scene } from "./faults/fault.ts";
import { rest, until } from "./rest.ts";

export interface Patience {
  /** Whether to wait for jobs that were killed: pg-boss takes them up again in its own time, which no clock of ours moves. */
  waitsForJobs: boolean;
}

/**
 * Once everything works again and nobody writes: lets leases end, retries come due and jobs finish. Instead of waiting, it advances
 * the clock and shortens the leases, which go by the database's own clock.
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
