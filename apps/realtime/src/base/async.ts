import { setImmediate as nextTurn } from "node:timers/promises";

export class DeadlinePassed extends Error {
  constructor(ms: number) {
    super(`no answer within ${ms} ms`);
    this.name = "DeadlinePassed";
  }
}

/** Rejects with `DeadlinePassed` after `ms`. The work continues. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const timer = setTimeout(() => reject(new DeadlinePassed(ms)), ms);
  work.then(
    (result) => {
      clearTimeout(timer);
      resolve(result);
    },
    (error: unknown) => {
      clearTimeout(timer);
      reject(error);
    },
  );
  return promise;
}

export function takeWithin<T>(items: readonly T[], limit: number, sizeOf: (item: T) => number): T[] {
  let size = 0;
  const end = items.findIndex((item, i) => {
    size += sizeOf(item);
    return i > 0 && size > limit;
  });
  return end < 0 ? [...items] : items.slice(0, end);
}

/** Runs at most `atOnce` in parallel. Rejects with the first error, after all items. */
export async function mapConcurrent<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const left = items.values();
  const errors: unknown[] = [];
  const workOn = async (): Promise<void> => {
    for (const item of left) await work(item).catch((error: unknown) => void errors.push(error));
  };
  await Promise.all(Array.from({ length: atOnce }, workOn));
  if (errors.length > 0) throw errors[0];
}

/** Longest stretch of work between yields, in milliseconds. */
export const turnMs = 8;

/** Returns a function that yields to the event loop after `turnMs`. */
export function createYield(now = () => performance.now()): () => Promise<void> {
  let since = now();
  return async () => {
    if (now() - since < turnMs) return;
    await nextTurn();
    since = now();
  };
}

export interface Serialized {
  /** Resolves after a run that starts after this call. Waiting calls share one run. */
  run(): Promise<void>;
  settled(): Promise<void>;
}

/** Returns a runner for work that must not run in parallel. */
export function serialize(work: () => Promise<void>): Serialized {
  let running: Promise<void> | null = null;
  const settled = async (): Promise<void> => {
    await running?.catch(() => undefined);
  };
  return {
    settled,
    async run() {
      await settled();
      running ??= work().finally(() => {
        running = null;
      });
      await running;
    },
  };
}
