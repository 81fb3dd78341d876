/** [DE7] Tracks whether there is space for another image. */
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import type { Health } from "@jieru/shared/domain/health";
import { makeDirectory, writeWhole } from "./whole-files.ts";

/** While the store is full: how often it checks for space, and how much it needs. */
const lookEveryMs = 5_000;
const roomBytes = 1024 * 1024;

/**
 * Returns a watcher. The store is full from the first write without space until a whole image can be written to
 * `halfWritten` again. `onFull` receives the cause, once each time.
 */
export function watchRoom(halfWritten: string, onFull: (cause: Error) => void) {
  const listeners = new Set<() => void>();
  let looking: NodeJS.Timeout | null = null;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const stop = (): void => {
    if (looking) clearInterval(looking);
    looking = null;
  };
  const look = async (): Promise<void> => {
    if (!(await hasRoom(halfWritten)) || !looking) return;
    stop();
    tell();
  };
  return {
    state: (): Health["media"] => (looking ? "full" : "ok"),
    onChange: (listener: () => void) => void listeners.add(listener),
    isFull(cause: Error): void {
      if (looking) return;
      onFull(cause);
      looking = setInterval(() => void look(), lookEveryMs);
      tell();
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
