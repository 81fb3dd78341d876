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
  await converge(scene);
  await until(() => isAtRest(scene.stage, settling, waitsForJobs), 180_000, 100);
  await settling.stop();
  await rest(500);
  await converge(scene);
  return settling.tookMs();
}

/**
 * One look at replies, questions for a rating and images that are still to come; where something is left, time passes. The clock stands while a reply is being sent: that one waits for WeChat until a
 * deadline no clock of ours moves, such as 10 s for an access token whose call was left to hang, which would count as minutes.
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
