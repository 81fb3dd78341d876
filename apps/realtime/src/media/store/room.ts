import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import type { Health } from "@jieru/shared/domain/health";
import { makeDirectory, writeWhole } from "./whole-files.ts";

/** Interval and size of checks while the store is full. */
const checkEveryMs = 5_000;
const roomBytes = 1024 * 1024;

/** Full from the first failed write until an image fits again. `onFull` receives the cause once each time. */
export function watchRoom(halfWritten: string, onFull: (cause: Error) => void) {
  const listeners = new Set<() => void>();
  let looking: NodeJS.Timeout | null = null;
  const notifyListeners = () => {
    for (const listener of listeners) listener();
  };
  const stop = (): void => {
    if (looking) clearInterval(looking);
    looking = null;
  };
  const look = async (): Promise<void> => {
    if (!(await hasRoom(halfWritten)) || !looking) return;
    stop();
    notifyListeners();
  };
  return {
    state: (): Health["media"] => (looking ? "full" : "ok"),
    onChange: (listener: () => void) => void listeners.add(listener),
    isFull(cause: Error): void {
      if (looking) return;
      onFull(cause);
      looking = setInterval(() => void look(), checkEveryMs);
      notifyListeners();
    },
    stop,
  };
}

async function hasRoom(halfWritten: string): Promise<boolean> {
  const file = path.join(halfWritten, randomUUID());
  try {
    await makeDirectory(halfWritten);
    await writeWhole(file, Buffer.alloc(roomBytes), halfWritten);
    return true;
  } catch {
    return false;
  } finally {
    await rm(file, { force: true }).catch(() => undefined);
  }
}
