import type { Health } from "@jieru/shared/domain/health";

export interface Part<K extends keyof Health> {
  readonly state: Health[K];
  onChange(listener: () => void): void;
}
export type Parts = { [K in Exclude<keyof Health, "redis">]: Part<K> };

export interface HealthWatch {
  now(): Health;
  onChange(listener: (health: Health) => void): void;
}

/** Listeners receive all parts on any change. */
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
