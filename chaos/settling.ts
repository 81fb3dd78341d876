import type { Scene } from "./faults/fault.ts";
import { until } from "./rest.ts";

export interface Settling {
  /** Time by WeChat's clock until the last one finished, or null. */
  tookMs(): number | null;
  look(): Promise<boolean>;
  stop(): Promise<void>;
}

const lookEveryMs = 100;
/** Longer than the wait for consoles; `comeToRest` continues afterwards. */
const patienceMs = 300_000;

/** [P7] Follows the replies pending at the end of the last fault, also while the database and consoles recover. Later replies do not count. */
export function followReplies({ stage: { clock, postgres } }: Pick<Scene, "stage">): Settling {
  const since = clock.now();
  let followed: string[] | null = null;
  let tookMs: number | null = null;
  let stopped = false;
  const look = async (): Promise<boolean> => {
    const left = await postgres.rows<{ id: string }>(
      "select message_id as id from outbox where $1::text[] is null or message_id = any($1)",
      [followed],
    );
    followed ??= left.map(({ id }) => id);
    if (left.length === 0) tookMs ??= clock.now() - since;
    return tookMs !== null;
  };
  const following = until(() => stopped || look(), patienceMs, lookEveryMs);
  return {
    tookMs: () => tookMs,
    look,
    async stop() {
      stopped = true;
      await following;
    },
  };
}
