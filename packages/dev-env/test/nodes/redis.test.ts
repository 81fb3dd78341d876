/**
 * Nodes that hear each other over Redis, and what becomes of that while Redis is away.
 *
 * @module-tag slow
 */
import { randomUUID } from "node:crypto";
import type { NodeBus } from "@jieru/realtime/feed/node-bus";
import { busOverRedis, type RedisBus } from "@jieru/realtime/feed/redis-bus";
import { createLogger } from "@jieru/realtime/logger";
import type { Health } from "@jieru/shared/domain/health";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { request } from "../console.ts";
import { deadline } from "../house.ts";
import { noRedis, type Redis, startRedis } from "./redis-process.ts";
import { openTwoNodes, type TwoNodes } from "./two-nodes.ts";

/** A bus within the test: what one tells, all hear. */
function busOfOurOwn(): NodeBus & { told: string[] } {
  const ears: ((text: string) => void)[] = [];
  const told: string[] = [];
  const tell = (text: string) => {
    told.push(text);
    for (const hear of ears) hear(text);
  };
  return { told, tell, onHear: (hear) => void ears.push(hear), stop: async () => undefined };
}

describe.skipIf(noRedis)("[DE8] [F15] two ends of a bus over Redis", () => {
  const logged: string[] = [];
  const log = createLogger({ logLevel: "debug" }, { write: (line) => void logged.push(line) });
  const heard: string[] = [];
  const instead = busOfOurOwn();
  let redis: Redis;
  let one: RedisBus;
  let two: RedisBus;

  const cuts = () => logged.filter((line) => line.includes("Socket timeout")).length;
  const saidAway = () => logged.filter((line) => line.includes("Redis is away")).length;

  beforeEach(async () => {
    logged.length = 0;
    redis = await startRedis();
    [one, two] = [busOverRedis(redis.url, instead, log), busOverRedis(redis.url, instead, log)];
    two.onHear((text) => heard.push(text));
    await arrivesBy("Redis");
    expect([one.state, two.state, saidAway()]).toEqual(["ok", "ok", 0]);
  });
  afterEach(async () => {
    await Promise.all([one.stop(), two.stop()]);
    await redis.stop();
  });

  const arrivesBy = async (way: "Redis" | "the other way") => {
    const toldAndHeard = async () => {
      const text = randomUUID();
      one.tell(text);
      await expect.poll(() => heard, { timeout: 500, interval: 5 }).toContain(text);
      return instead.told.includes(text) ? "the other way" : "Redis";
    };
    await expect.poll(toldAndHeard, deadline).toBe(way);
  };
  const are = (state: RedisBus["state"]) =>
    expect.poll(() => [one.state, two.state], deadline).toEqual([state, state]);

  it("[DE8] [F15] Redis gone: they hear each other by the other way, and by Redis again once it is back", async () => {
    await redis.kill();
    await are("away");
    await arrivesBy("the other way");
    await redis.startAgain();
    await are("ok");
    await arrivesBy("Redis");
  });

  it("[DE8] [F15] the same where Redis hangs and keeps its connections, for however long", async () => {
    const cutsWhenAway: number[] = [];
    for (const end of [one, two])
      end.onChange(() => void (end.state === "away" && cutsWhenAway.push(cuts())));
    redis.hang();
    one.tell("said to a Redis that hangs already");
    await are("away");
    expect(cutsWhenAway.slice(0, 2), "known by its silence, before any connection is cut").toEqual([0, 0]);
    await arrivesBy("the other way");
    await expect.poll(cuts, deadline).toBeGreaterThanOrEqual(4); // of each of them both connections
    await expect.poll(() => heard, deadline).toContain("said to a Redis that hangs already");
    redis.goOn();
    await are("ok");
    await arrivesBy("Redis");
  });
});

it("[DE8] [DE13] a Redis that never was there: what is said goes the other way from the first word, and it is said to be away, and why", async () => {
  const instead = busOfOurOwn();
  const logged: string[] = [];
  const log = createLogger({ logLevel: "warn" }, { write: (line) => void logged.push(line) });
  const bus = busOverRedis("redis://127.0.0.1:1", instead, log);
  bus.tell("at once");
  expect([instead.told, bus.state]).toEqual([["at once"], "ok"]);
  await expect.poll(() => bus.state, deadline).toBe("away");
  expect(logged.join("")).toMatch(/ECONNREFUSED.*Redis is away/);
  await bus.stop();
});

describe.skipIf(noRedis)("[AG8] two servers with a Redis", () => {
  let redis: Redis;
  let house: TwoNodes;
  beforeAll(async () => {
    redis = await startRedis();
    house = await openTwoNodes({ redisUrl: redis.url });
  });
  afterAll(async () => {
    await house.stop();
    await redis.stop();
  });

  const both = () => Promise.all(house.nodes.map(({ url }) => request(`${url}/readyz`, "GET")));
  const areReady = (state: Health["redis"]) =>
    expect
      .poll(async () => (await both()).map(({ status, body }) => [status, (body as Health).redis]), deadline)
      .toEqual([
        [200, state],
        [200, state],
      ]);
  const degraded = async () =>
    /jieru_degraded\{part="redis"\} (\d)/.exec(
      (await request(`${house.nodes[0].url}/metrics`, "GET")).text,
    )?.[1];

  it("[AG8] [DE1] [DE8] who looks and who types is known at both, by Redis and without it", async () => {
    const { id } = await house.waiting("o9Ag05redis-customer-0001");
    await house.at("one", 2).post(`/api/sessions/${id}/pick-up`);
    const conversationId = (await house.snapshot()).sessions.find((s) => s.id === id)?.conversationId;
    const [owner, boss] = [await house.feedAt("one", 2), await house.feedAt("two", 1)];
    const [ownerId, bossId] = [house.at("one", 2).agentId, house.at("two", 1).agentId];
    const last = () => boss.presences.at(-1);
    const goesAcross = async () => {
      for (const feed of [owner, boss]) await feed.ask("watch", { conversationId });
      await expect.poll(() => last()?.watching.toSorted(), deadline).toEqual([ownerId, bossId].sort());
      await owner.ask("typing", { conversationId, on: true });
      await expect.poll(() => last()?.typing, deadline).toEqual([ownerId]);
      await owner.ask("typing", { conversationId, on: false });
      await owner.ask("unwatch", { conversationId });
      await expect.poll(() => last()?.watching, deadline).toEqual([bossId]);
    };
    await areReady("ok");
    expect(await degraded()).toBe("0");
    await goesAcross();
    redis.hang();
    await areReady("away");
    expect(await degraded()).toBe("1");
    expect(boss.health.at(-1)).toMatchObject({ redis: "away", database: "ok" });
    await goesAcross();
    redis.goOn();
    await areReady("ok");
    await goesAcross();
    for (const feed of [owner, boss]) feed.close();
  });
});
