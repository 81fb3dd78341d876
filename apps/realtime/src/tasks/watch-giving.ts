import type { Health } from "@jieru/shared/domain/health";
import type { PgBoss } from "pg-boss";

/** While jobs cannot be given out, how often one that does nothing is tried. */
const lookEveryMs = 2_000;
const probeQueue = "can-be-given-out";

/** Whether background jobs can be given out (DE17): not from the first that could not until one could again. */
export interface GivingWatch {
  readonly state: Health["jobs"];
  onChange(listener: () => void): void;
  /** One could not. */
  failed(): void;
  stop(): void;
}

export function watchGiving(boss: Pick<PgBoss, "createQueue" | "send">): GivingWatch {
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
    const can = await canGiveOut(boss);
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

async function canGiveOut(boss: Pick<PgBoss, "createQueue" | "send">): Promise<boolean> {
  try {
    await boss.createQueue(probeQueue, { retentionSeconds: 60 });
    await boss.send(probeQueue, {});
    return true;
  } catch {
    return false;
  }
}
