import type { Health } from "@jieru/shared/domain/health";
import type { PgBoss } from "pg-boss";

/** While jobs cannot be enqueued, the interval at which the server tries one that does nothing. */
const lookEveryMs = 2_000;
const probeQueue = "can-be-given-out";

/** Tracks whether background jobs can be enqueued (DE17): not from the first failure until one succeeds again. */
export interface EnqueueWatch {
  readonly state: Health["jobs"];
  onChange(listener: () => void): void;
  /** Reports that a job could not be enqueued. */
  failed(): void;
  stop(): void;
}

export function watchEnqueue(boss: Pick<PgBoss, "createQueue" | "send">): EnqueueWatch {
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | null = null;
  let looking = false;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const stop = (): void => {
    if (timer) clearInterval(timer);
    timer = null;
  };
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    const can = await canEnqueue(boss);
    looking = false;
    if (!can || !timer) return;
    stop();
    tell();
  };
  return {
    get state() {
      return timer ? "away" : "ok";
    },
    onChange: (listener) => void listeners.add(listener),
    failed() {
      if (timer) return;
      timer = setInterval(() => void look(), lookEveryMs);
      tell();
    },
    stop,
  };
}

async function canEnqueue(boss: Pick<PgBoss, "createQueue" | "send">): Promise<boolean> {
  try {
    await boss.createQueue(probeQueue, { retentionSeconds: 60 });
    await boss.send(probeQueue, {});
    return true;
  } catch {
    return false;
  }
}
