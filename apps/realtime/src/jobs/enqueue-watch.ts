import type { Health } from "@jieru/shared/domain/health";
import type { PgBoss } from "pg-boss";

/** Interval of probes while jobs cannot be enqueued. */
const checkEveryMs = 2_000;
const probeQueue = "can-be-given-out";

/** [DE17] Tracks whether jobs can be enqueued. */
export interface EnqueueWatch {
  readonly state: Health["jobs"];
  onChange(listener: () => void): void;
  failed(): void;
  stop(): void;
}

export function watchEnqueue(boss: Pick<PgBoss, "createQueue" | "send">): EnqueueWatch {
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | null = null;
  let looking = false;
  const notifyListeners = () => {
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
    notifyListeners();
  };
  return {
    get state() {
      return timer ? "away" : "ok";
    },
    onChange: (listener) => void listeners.add(listener),
    failed() {
      if (timer) return;
      timer = setInterval(() => void look(), checkEveryMs);
      notifyListeners();
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
