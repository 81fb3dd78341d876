/** Combines the health of this server into one value, for `/readyz`, the consoles and the metrics (DE1). */
import type { Health } from "@jieru/shared/domain/health";

/** One part of the health, which tracks its own state. */
export interface Part<K extends keyof Health> {
  readonly state: Health[K];
  onChange(listener: () => void): void;
}
export type Parts = { [K in Exclude<keyof Health, "redis">]: Part<K> };

export interface HealthWatch {
  now(): Health;
  onChange(listener: (health: Health) => void): void;
}

/** Returns the combined health. Listeners receive all of it when any part changes. */
export function watchHealth(parts: Parts): HealthWatch {
  const now = (): Health => ({
    database: parts.database.state,
    wechat: parts.wechat.state,
    media: parts.media.state,
    redis: "unused",
    jobs: parts.jobs.state,
  });
  return {
    now,
    onChange(listener) {
      for (const part of Object.values(parts)) part.onChange(() => listener(now()));
    },
  };
}
