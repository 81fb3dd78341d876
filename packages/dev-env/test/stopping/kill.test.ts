/**
 * Tests kill -9 of the server, PostgreSQL included, at ten random moments under load. One seed determines all
 * random choices; `KILL_SEED` repeats them.
 *
 * @module-tag slow
 */
import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { locateEmbeddedPostgres } from "@jieru/embedded-postgres";
import { createLogger } from "@jieru/realtime/base/logger";
import { type RunningServer, startServer } from "@jieru/realtime/start";
import type { DeliveryState } from "@jieru/shared/domain/message";
import { createMovableClock } from "@jieru/simulator/clock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pushPath, startDemoSimulator } from "../../src/dev-env.ts";
import { freePort } from "../../src/free-port.ts";
import { type ServerPlace, serverConfig } from "../../src/server-config.ts";
import { type ServerHandle, startServerProcess } from "../../src/server-handle.ts";
import { openConsole } from "../console.ts";
import { createLoad, type Load, randomFrom } from "../load.ts";
import { appId, deadline, host, lin, makeDataDir, xu } from "../test-server.ts";

const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
const rounds = 10;
const customers = 40;
const maxOffsetMs = 20;

type Simulator = Awaited<ReturnType<typeof startDemoSimulator>>;
interface Reply {
  text: string;
  clientMessageId: string;
  state: DeliveryState;
}

const clock = createMovableClock();
let dataDir: string;
let simulator: Simulator;
let load: Load;
let last: RunningServer;
const postmasters = new Set<number>();

const rows = async <T extends object>(sql: string): Promise<T[]> =>
  (await last.context.pool.query<T>(sql)).rows;

beforeAll(async () => {
  const random = randomFrom(seed);
  dataDir = await makeDataDir();
  simulator = await startDemoSimulator({ dataDir, clock, pushTimeoutMs: 2_000 });
  simulator.switches.set({ deliveries: 10, retrySpacingMs: 250 });
  const place: ServerPlace = {
    host,
    port: await freePort(),
    dataDir,
    simulatorUrl: simulator.url,
    logLevel: "silent",
  };
  let server: ServerHandle = await startServerProcess(place, clock);
  simulator.setPushUrl(appId, `${server.url}${pushPath}`);
  const agents = await Promise.all([lin, xu].map(({ unionid }) => openConsole(server.url, unionid)));
  const accountId = server.accountId as string;
  load = createLoad({ simulator, agents, accountId, customers, random });
  for (let round = 1; round <= rounds; round++) {
    await load.acknowledged(20 + Math.floor(random() * 300));
    await delay(random() * maxOffsetMs); // otherwise the kill would always follow an acknowledgement
    postmasters.add(locateEmbeddedPostgres(dataDir).postgresPid ?? 0);
    await server.kill();
    server = await startServerProcess(place, clock, { seed: false });
  }
  await load.acknowledged(20);
  await load.stop();
  await server.kill();
  const config = serverConfig(place);
  last = await startServer({ config, log: createLogger(config), clock });
  postmasters.add(locateEmbeddedPostgres(dataDir).postgresPid ?? 0);
}, 240_000);

afterAll(async () => {
  await load?.stop();
  await last?.stop();
  await simulator?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe(`[P1] [P2] [P5] [P7] kill -9 at any moment under load, ten times (KILL_SEED=${seed})`, () => {
  it("[P1] every acknowledged push is in the database and in its conversation", async () => {
    const acknowledged = simulator.ledger.listPushes().filter((push) => push.outcome === "acknowledged");
    expect(acknowledged.length).toBeGreaterThan(rounds * 20);
    const kept = await rows<{ raw: string }>(`select raw from pushes`);
    const keptIds = new Set(kept.map(({ raw }) => /"MsgId":(\d+)/.exec(raw)?.[1]));
    expect(acknowledged.filter(({ msgId }) => !keptIds.has(msgId ?? ""))).toEqual([]);
    const texts = new Set((await listSaid()).map(({ text }) => text));
    expect(acknowledged.filter(({ content }) => !texts.has(content))).toEqual([]);
  });

  it("[P1] the database writes through to the disk", async () => {
    expect(await rows(`show fsync`)).toEqual([{ fsync: "on" }]);
  });

  it("[P2] no message is duplicated or invented", async () => {
    const texts = (await listSaid()).map(({ text }) => text);
    expect(texts.length).toBe(new Set(texts).size);
    const pushed = new Set(simulator.ledger.listPushes().map(({ content }) => content));
    expect(texts.filter((text) => !pushed.has(text))).toEqual([]);
  });

  it("[P3] messages stay in their customer's order, in a log without gaps", async () => {
    const byCustomer = Map.groupBy(await listSaid(), ({ openid }) => openid);
    expect(byCustomer.size).toBe(customers);
    for (const [openid, messages] of byCustomer) {
      const numbers = messages.map(({ text }) => Number(text.split("#")[1]));
      expect([openid, numbers]).toEqual([openid, numbers.toSorted((a, b) => a - b)]);
    }
    const holes = await rows(
      `select id from accounts a where head_seq <> (select count(*) from events where account_id = a.id)`,
    );
    expect(holes).toEqual([]);
  });

  it("[P7] [OB5] every reply ends sent, failed or unconfirmed within 60 s by the clock", async () => {
    const unsettled = () => rows(`select * from outbox`);
    const until = clock.now() + 60_000;
    const settledOrLate = async () => {
      clock.advance(500);
      await rows(`update outbox set lease_until = lease_until - 500`);
      return clock.now() > until || (await unsettled()).length === 0;
    };
    await expect.poll(settledOrLate, deadline).toBe(true);
    expect(await unsettled()).toEqual([]);
    const states = new Set((await listReplies()).map(({ state }) => state));
    expect(["sent", "failed", "unconfirmed"]).toEqual(expect.arrayContaining([...states]));
    expect(states.has("sent")).toBe(true);
  });

  it("[OB1] every accepted reply is one message", async () => {
    const ids = (await listReplies()).map(({ clientMessageId }) => clientMessageId);
    expect(ids.length).toBe(new Set(ids).size);
    expect(load.taken.length).toBeGreaterThan(20);
    expect(load.taken.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("[P5] [P6] WeChat received sent replies once, failed replies never, and no reply twice", async () => {
    const delivered = simulator.ledger.listSends().filter((send) => send.delivered);
    const times = new Map<string, number>();
    for (const { content } of delivered) times.set(content, (times.get(content) ?? 0) + 1);
    expect([...times].filter(([, count]) => count > 1)).toEqual([]);
    const wrong = (await listReplies()).filter(({ text, state }) => {
      const count = times.get(text) ?? 0;
      return (state === "sent" && count !== 1) || (state === "failed" && count !== 0);
    });
    expect(wrong).toEqual([]);
  });

  it("[P4] no session has two owners, and no owner is missing", async () => {
    const open = await rows(
      `select conversation_id from sessions where state <> 'ended' group by 1 having count(*) > 1`,
    );
    expect(open).toEqual([]);
    const loads = await rows(
      `select b.agent_id from bindings b where load <> (select count(*) from sessions s
        where s.account_id = b.account_id and s.owner_id = b.agent_id and s.state = 'active')`,
    );
    expect(loads).toEqual([]);
    const miscounted = await rows(
      `select id from accounts a where waiting_count <> (select count(*) from sessions s
        where s.account_id = a.id and s.state = 'waiting')`,
    );
    expect(miscounted).toEqual([]);
  });

  it("the server leaves no PostgreSQL process of the data directory behind", async () => {
    await last.stop();
    expect(postmasters.size).toBeGreaterThan(rounds / 2);
    const left = [...postmasters].filter((pid) => commandOf(pid).includes(dataDir));
    expect(left).toEqual([]);
  });
});

const commandOf = (pid: number) =>
  spawnSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout;

const listSaid = () =>
  rows<{ openid: string; text: string }>(
    `select c.openid, m.content->>'text' as text from messages m join conversations c on c.id = m.conversation_id
      where m.direction = 'in' order by m.seq`,
  );
const listReplies = () =>
  rows<Reply>(
    `select content->>'text' as text, client_message_id as "clientMessageId", delivery->>'state' as state
       from messages where direction = 'out' order by seq`,
  );
