import { type Health, wellHealth } from "@jieru/shared/domain/health";
import { expect, test } from "vitest";
import { type Parts, watchHealth } from "../../src/health/health.ts";

function partOf<K extends keyof Health>(state: Health[K]) {
  const listeners: (() => void)[] = [];
  const part = {
    state,
    onChange: (listener: () => void) => void listeners.push(listener),
    becomes(next: Health[K]) {
      part.state = next;
      for (const listener of listeners) listener();
    },
  };
  return part;
}

test("[DE1] a change of one part is reported with the state of all", () => {
  const parts = {
    database: partOf<"database">("ok"),
    wechat: partOf<"wechat">("ok"),
    media: partOf<"media">("ok"),
    jobs: partOf<"jobs">("ok"),
  };
  const watch = watchHealth(parts satisfies Parts);
  const states: Health[] = [];
  watch.onChange((health) => states.push(health));
  expect([watch.now(), states]).toEqual([wellHealth, []]);
  parts.media.becomes("full");
  parts.wechat.becomes("unreachable");
  parts.database.becomes("read_only");
  parts.jobs.becomes("away");
  const all: Health = {
    ...{ database: "read_only", wechat: "unreachable", media: "full", redis: "unused", jobs: "ok" },
  };
  expect(states).toEqual([
    { ...wellHealth, media: "full" },
    { ...all, database: "ok" },
    all,
    { ...all, jobs: "away" },
  ]);
});
