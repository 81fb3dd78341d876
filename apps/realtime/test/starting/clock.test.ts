import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { readConfig } from "../../src/base/config.ts";
import { type Clock, systemClock } from "../../src/base/context.ts";
import { createLogger } from "../../src/base/logger.ts";
import { checkClock } from "../../src/database/check-clock.ts";
import { serverRole } from "../../src/database/server-role.ts";
import { startServer } from "../../src/start.ts";
import { createTestDatabase } from "../test-database.ts";
import { external, Home, key } from "./home.ts";

const operations = readFileSync(
  path.resolve(import.meta.dirname, "../../../../docs/self-host/troubleshooting.md"),
  "utf8",
);
/** The documented command that resets background jobs. */
const [, dropJobs = ""] = /^ *(drop schema jobs .*;)$/m.exec(operations) ?? [];

let home: Home;
beforeAll(async () => {
  home = await Home.open();
});
afterAll(() => home.close());
beforeEach(() => home.makeDataDir());

describe("a wrong clock", () => {
  async function warnings(clock: Clock, databaseUrl?: string): Promise<object[]> {
    const entries: object[] = [];
    const log = createLogger({ logLevel: "warn" }, { write: (line) => entries.push(JSON.parse(line)) });
    const config = readConfig({
      WECHAT_LOGIN_APPID: "a",
      WECHAT_LOGIN_SECRET: "s",
      SECRET_KEY: key,
      DATABASE_URL: databaseUrl,
    });
    await checkClock({ pool: home.database.pool, clock, config, log });
    return entries;
  }

  it("[SU4] is reported with its lag behind recorded times and its offset from the database", async () => {
    const now = Date.now();
    await home.database.pool.query(
      `insert into accounts (id, app_id, original_id, name, credentials, mode, format, reply_preset, reactivate_after_ms, grace_ms, head_seq)
       select id, 'wx' || id, 'gh' || id, 'n', '', 'plain', 'json', 'guide', 1, 1, 2 from unnest('{a,b,c}'::text[]) id`,
    );
    await home.database.pool.query(
      `insert into events (account_id, seq, type, at, payload)
       values ('a', 1, 't', 1, '{}'), ('a', 2, 't', $1, '{}'), ('b', 1, 't', 2, '{}')`,
      [now],
    );
    expect(await warnings({ now: () => now })).toEqual([]);
    expect(await warnings({ now: () => now - 1_000 })).toEqual([]);
    expect(await warnings({ now: () => now - 1_001 })).toEqual([
      expect.objectContaining({ behindMs: 1_001 }),
    ]);
    expect(await warnings(systemClock, home.database.databaseUrl)).toEqual([]);
    vi.spyOn(systemClock, "now").mockImplementation(() => Date.now() + 90_000);
    const [warning, ...more] = (await warnings(systemClock, home.database.databaseUrl)) as {
      offMs: number;
    }[];
    vi.restoreAllMocks();
    expect(more).toEqual([]);
    expect(warning?.offMs).toBeGreaterThan(89_000);
    vi.spyOn(systemClock, "now").mockImplementation(() => Date.now() - 90_000);
    const late = (await warnings(systemClock, home.database.databaseUrl)) as { offMs: number }[];
    vi.restoreAllMocks();
    expect(late).toEqual([
      expect.objectContaining({ behindMs: expect.any(Number) }),
      expect.objectContaining({ offMs: expect.any(Number) }),
    ]);
    expect(late[1]?.offMs).toBeLessThan(-89_000);
    const off = async (byMs: number) => {
      vi.spyOn(systemClock, "now").mockImplementation(() => Date.now() + byMs);
      const entries = await warnings(systemClock, home.database.databaseUrl);
      vi.restoreAllMocks();
      return entries.length;
    };
    expect([await off(400), await off(1_600)]).toEqual([0, 1]);
    // The embedded database uses this clock.
    vi.spyOn(systemClock, "now").mockImplementation(() => Date.now() + 90_000);
    expect(await warnings(systemClock)).toEqual([]);
    vi.restoreAllMocks();
    // A clock moved on purpose, as in a demo, is not compared with the database's.
    expect(await warnings({ now: () => now + 90_000 }, home.database.databaseUrl)).toEqual([]);
  });

  it("[SU4] is checked at every start", async () => {
    const entries: object[] = [];
    const config = readConfig({ ...home.given(), ...home.ours(), LOG_LEVEL: "warn" });
    const log = createLogger(config, { write: (line) => entries.push(JSON.parse(line)) });
    vi.spyOn(systemClock, "now").mockImplementation(() => Date.now() + 90_000);
    const server = await startServer({ config, log }).finally(() => vi.restoreAllMocks());
    await server.stop();
    expect(entries).toEqual(expect.arrayContaining([expect.objectContaining({ offMs: expect.any(Number) })]));
  });
});

it("[DE15] [F26] runs jobs dated by a fast clock once their schema is dropped", async () => {
  const { pool, databaseUrl, connection, drop } = await createTestDatabase();
  await pool.query(`grant create on database ${connection.database} to ${serverRole}`);
  const env = external(databaseUrl);
  const before = await home.start(env);
  await pool.query(
    `insert into accounts (id, app_id, original_id, name, credentials, mode, format, reply_preset, reactivate_after_ms, grace_ms)
     values ('a', 'wx', 'gh', 'n', '', 'plain', 'json', 'guide', 1, 1)`,
  );
  await pool.query(
    `insert into media (id, account_id, state, wechat_media_id, created_at) values ('image', 'a', 'fetching', 'w', $1)`,
    [Date.now()],
  );
  // As a database clock a day ahead would leave it.
  await pool.query(
    `insert into jobs.job (name, data, start_after) values ('fetch-image', '{"mediaId": "image"}', now() + interval '1 day')`,
  );
  await pool.query(`update jobs.version set cron_on = now() + interval '1 day'`);
  await pool.query(dropJobs);
  await before.stop();
  const after = await home.start(env);
  const { rows } = await pool.query(
    `select (select count(*)::int from jobs.job where data ->> 'mediaId' = 'image' and start_after < now() + interval '1 hour') as images,
            (select count(*)::int from jobs.version where cron_on > now()) as waiting,
            (select array_agg(name::text) from jobs.schedule) as schedules`,
  );
  expect(rows).toEqual([
    { images: 1, waiting: 0, schedules: expect.arrayContaining(["check-invariants", "delete-what-expired"]) },
  ]);
  await after.stop();
  await drop();
});
