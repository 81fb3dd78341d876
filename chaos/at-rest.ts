import { converge } from "./converge.ts";
import type { Scene } from "./faults/fault.ts";
import { rest, until } from "./rest.ts";
import type { Settling } from "./settling.ts";

export interface Patience {
  /** Whether to wait for jobs that were killed: pg-boss takes them up again in its own time, which no clock of ours moves. */
  waitsForJobs: boolean;
}

/** What one look moves the clocks by. */
const stepMs = 2_000;

/**
 * Once everything works again and nobody writes: lets leases end, retries come due and jobs finish. Instead of waiting, it advances
 * the clock and shortens the leases, which go by the database's own clock. Returns how long the replies that were on their way after
 * the last fault took; null when some still are.
 */
export async function comeToRest(
  scene: Scene,
  settling: Settling,
  { waitsForJobs }: Patience = { waitsForJobs: true },
): Promise<number | null> {
  const { stage } = scene;
  const images = waitsForJobs ? `(select count(*)::int from media where state = 'fetching')` : "0";
  await converge(scene);
  const nothingLeft = async (): Promise<boolean> => {
    const [left] = await stage.postgres.rows<{ replies: number; images: number }>(
      `select (select count(*)::int from outbox) as replies, ${images} as images`,
    );
    const isSettled = await settling.look();
    if (isSettled && left?.replies === 0 && left.images === 0) return true;
    stage.clock.advance(stepMs);
    await stage.postgres.rows(`update outbox set lease_until = lease_until - ${stepMs}`);
    return false;
  };
  await until(nothingLeft, 180_000, 100);
  await settling.stop();
  await rest(500);
  await converge(scene);
  return settling.tookMs();
}
