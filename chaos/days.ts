/** Time that passes when everybody has stopped, for what only time brings about. Nothing is waited for but that the servers have seen to it. */
import type { Later, LeftOpen } from "./history.ts";
import { until } from "./rest.ts";
import type { Stage } from "./stage/stage.ts";

const hourMs = 3_600_000;
/** Longer than any reply window (SE8). */
const daysMs = 49 * hourMs;
const patienceMs = 120_000;

/** Whether every reminder was told and every session seen to whose time has come. */
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

/** [RM3] Until the last reminder that is set: minutes, while the consoles are still there. */
export async function letRemindersCome(stage: Stage): Promise<Later> {
  const [last] = await stage.postgres.rows<{ at: number | null }>(
    `select max(remind_at) as at from sessions where state <> 'ended' and not reminded`,
  );
  const aheadMs = (last?.at ?? 0) - stage.clock.now();
  if (aheadMs >= 0) stage.clock.advance(aheadMs + 1);
  return readOpen(stage);
}

/** [RM4] Until every reply window has closed in which nobody says anything more; and what is left open. The consoles' sign-ins do not last so long. */
export async function letDaysPass(stage: Stage): Promise<Later> {
  stage.clock.advance(daysMs);
  return readOpen(stage);
}
