/** Advances the clock after the load has stopped, for events that only time causes. */
import type { Later, LeftOpen } from "./history.ts";
import { until } from "./rest.ts";
import type { Stage } from "./stage/stage.ts";

const hourMs = 3_600_000;
const daysMs = 49 * hourMs;
const patienceMs = 120_000;

/** Returns whether every due reminder and session timer was handled. */
async function isSeenTo({ clock, postgres }: Stage): Promise<boolean> {
  const [left] = await postgres.rows<{ n: number }>(
    `select count(*)::int as n from sessions where due_at <= $1
        or (remind_at <= $1 and not reminded and state in ('active', 'inactive'))`,
    [clock.now()],
  );
  return left?.n === 0;
}

async function readOpen(stage: Stage): Promise<Later> {
  await until(() => isSeenTo(stage), patienceMs, 100);
  const open = await stage.postgres.rows<LeftOpen>(
    `select id, state, remind_at as "remindAt", reminded from sessions where state <> 'ended'`,
  );
  return { at: stage.clock.now(), open };
}

/** [RM3] Advances by minutes to the last reminder, while consoles are connected. */
export async function letRemindersCome(stage: Stage): Promise<Later> {
  const [last] = await stage.postgres.rows<{ at: number | null }>(
    `select max(remind_at) as at from sessions where state <> 'ended' and not reminded`,
  );
  const aheadMs = (last?.at ?? 0) - stage.clock.now();
  if (aheadMs >= 0) stage.clock.advance(aheadMs + 1);
  return readOpen(stage);
}

/** [RM4] Advances until every reply window has closed and returns what stays open. Sign-ins expire earlier. */
export async function letDaysPass(stage: Stage): Promise<Later> {
  stage.clock.advance(daysMs);
  return readOpen(stage);
}
