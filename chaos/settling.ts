import type { Scene } from "./faults/fault.ts";
import { until } from "./rest.ts";

/** The replies that were on their way at a moment, until the last of them has come to its end. */
export interface Settling {
  /** How much later by WeChat's clock that was; null while one is still on its way. */
  tookMs(): number | null;
  /** Whether none is on its way any more. */
  look(): Promise<boolean>;
  stop(): Promise<void>;
}

const lookEveryMs = 100;
/** Longer than consoles are waited for; afterwards `comeToRest` looks. */
const patienceMs = 300_000;

/**
 * [P7] Follows the replies that are on their way now, when the last fault is over: also while the database is only just coming back,
 * consoles are catching up and others still write. What is written from now on does not count.
 */
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
