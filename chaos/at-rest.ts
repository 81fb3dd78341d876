import { converge } from "./converge.ts";
import type { Scene } from "./faults/fault.ts";
import { rest, until } from "./rest.ts";
import type { Settling } from "./settling.ts";

export interface Patience {
  /** Whether to wait for killed jobs: pg-boss restarts them in its own time, which no test clock moves. */
  waitsForJobs: boolean;
}

const stepMs = 2_000;

/**
 * Lets leases expire, retries come due and jobs finish, by advancing the clock and shortening leases. Returns the milliseconds that the
 * replies pending after the last fault took, or null if some remain.
 */
export async function comeToRest(
  scene: Scene,
  settling: Settling,
  { waitsForJobs }: Patience = { waitsForJobs: true },
): Promise<number | null> {
  await converge(scene);
  await until(() => isAtRest(scene.stage, settling, waitsForJobs), 180_000, 100);
  await settling.stop();
  await rest(500);
  await converge(scene);
  return settling.tookMs();
}

/**
 * Checks for unfinished replies, rating questions and images, and advances the clock if some remain. The clock stops while a reply is being
 * sent: its deadline is in real time, such as 10 s for an access token.
 */
export async function isAtRest(
  { clock, postgres }: Pick<Scene["stage"], "clock" | "postgres">,
  settling: Settling,
  waitsForJobs: boolean,
): Promise<boolean> {
  const images = waitsForJobs ? `(select count(*)::int from media where state = 'fetching')` : "0";
  const [left] = await postgres.rows<{ replies: number; sending: number; questions: number; images: number }>(
    `select count(*)::int as replies, count(*) filter (where state = 'sending')::int as sending,
       (select count(*)::int from sessions where rating_due_at is not null) as questions, ${images} as images from outbox`,
  );
  const isSettled = await settling.look();
  if (isSettled && left?.replies === 0 && left.questions === 0 && left.images === 0) return true;
  if (left?.sending === 0) clock.advance(stepMs);
  await postgres.rows(`update outbox set lease_until = lease_until - ${stepMs}`);
  return false;
}
