import { type Health, wellHealth } from "@jieru/shared/domain/health";
import fastify from "fastify";
import type { Pool } from "pg";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createMetrics } from "../../src/base/metrics.ts";
import { healthRoutes } from "../../src/health/routes.ts";
import { createGauges } from "../../src/metrics/gauges.ts";

const counts = { totalCount: 5, idleCount: 3, waitingCount: 4 };
const answering = { query: async () => ({ rows: [] }), ...counts } as unknown as Pool;
const silent = { query: () => new Promise(() => undefined) } as unknown as Pool;

async function openDoors(state: Partial<Health>, { pool = answering, draining = false, open = true } = {}) {
  const metrics = createMetrics();
  const now = (): Health => ({ ...wellHealth, ...state });
  createGauges(metrics.registry, { pool, health: now, laneDepth: () => 0, listUnsentBytes: () => [3, 7, 5] });
  const app = fastify();
  onTestFinished(() => app.close());
  const health = { now, onChange: () => undefined };
  await app.register(healthRoutes, {
    pool,
    metrics,
    health,
    metricsToken: undefined,
    isDraining: () => draining,
    isOpen: () => open,
  });
  return app;
}
async function readyz(...how: Parameters<typeof openDoors>) {
  const { statusCode, json } = await (await openDoors(...how)).inject("/readyz");
  return [statusCode, json()];
}

it("[DE1] [DE2] a server is not ready only if it cannot store, and always reports its parts", async () => {
  const well = { ready: true, draining: false, ...wellHealth };
  const others = { database: "slow", wechat: "unreachable", media: "full", jobs: "away" } as const;
  expect(await readyz({})).toEqual([200, well]);
  expect(await readyz(others)).toEqual([200, { ...well, ...others }]);
  for (const database of ["away", "full", "read_only"] as const)
    expect(await readyz({ database })).toEqual([503, { ...well, ready: false, database }]);
});

it("[DE2] a silent database is away; a known reason for refused writes stays", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const answers = Promise.all([
    readyz({ wechat: "unreachable" }, { pool: silent }),
    readyz({ database: "full" }, { pool: silent }),
  ]);
  await vi.advanceTimersByTimeAsync(1_000);
  const [unknown, full] = await answers;
  expect(unknown).toMatchObject([503, { ready: false, database: "away", wechat: "unreachable" }]);
  expect(full).toMatchObject([503, { ready: false, database: "full" }]);
});

it("[DE11] a server that is shutting down is not ready and says so", async () => {
  expect(await readyz({}, { draining: true })).toMatchObject([
    503,
    { ready: false, draining: true, database: "ok" },
  ]);
});

it("[SU2] a server that listens before it is open is not ready", async () => {
  expect(await readyz({}, { open: false })).toMatchObject([503, { ready: false, draining: false }]);
});

it("[DE1] [DE12] the metric counts each part that is not healthy", async () => {
  const doors = await openDoors({ wechat: "unreachable", database: "slow" });
  const lines = (await doors.inject("/metrics")).body.split("\n");
  expect(lines.filter((line) => line.startsWith("jieru_degraded{"))).toEqual([
    'jieru_degraded{part="database"} 1',
    'jieru_degraded{part="wechat"} 1',
    'jieru_degraded{part="media"} 0',
    'jieru_degraded{part="jobs"} 0',
  ]);
  expect(lines).toEqual(
    expect.arrayContaining([
      "jieru_socket_unsent_bytes 15",
      "jieru_socket_unsent_bytes_max 7",
      "jieru_database_connections_in_use 2",
      "jieru_database_connections_waiting 4",
    ]),
  );
});

it("[DE12] [N42] without METRICS_TOKEN only this machine gets the metrics, whatever the header", async () => {
  const doors = await openDoors({});
  const ask = async (remoteAddress: string, authorization: string) =>
    (await doors.inject({ url: "/metrics", remoteAddress, headers: { authorization } })).statusCode;
  for (const here of ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])
    expect(await ask(here, "")).toBe(200);
  for (const brought of ["", "Bearer ", "Bearer undefined", "Bearer a-word-long-enough"])
    for (const elsewhere of ["203.0.113.9", "10.0.0.7", "::2", "::ffff:10.127.0.1"])
      expect([elsewhere, brought, await ask(elsewhere, brought)]).toEqual([elsewhere, brought, 404]);
});

describe("[N42] [DE12] access to metrics", () => {
  const ask = async (headers: Record<string, string>) =>
    (await (await openDoors({})).inject({ url: "/metrics", headers })).statusCode;
  const own = "127.0.0.1:4600";

  it.each(["localhost", "localhost:4600", own, "127.0.1.1", "[::1]:4600"])(
    "[N42] is granted to a caller of this machine as %s",
    async (host) => expect(await ask({ host })).toBe(200),
  );
  it.each([
    "your.host",
    "your.host:4600",
    "10.0.0.7:4600",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "evil.example:127.0.0.1",
    "127.0.0.1:4600.evil.example",
  ])("[N42] is refused if the requested host is %s, as a plain proxy passes it on", async (host) =>
    expect(await ask({ host })).toBe(404),
  );
  it.each(["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded", "via"])(
    "[N42] is refused behind a proxy that reports itself by %s",
    async (name) => {
      for (const value of ["203.0.113.9", "127.0.0.1", ""])
        expect(await ask({ host: own, [name]: value })).toBe(404);
    },
  );
});
