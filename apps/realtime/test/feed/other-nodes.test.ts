import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import net, { type AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import { afterAll, describe, expect, it } from "vitest";
import { openBell } from "../../src/feed/bell.ts";
import { busOverPostgres, busOverRedis, type NodeBus, type RedisBus } from "../../src/feed/node-bus.ts";
import { type Looks, OtherNodes } from "../../src/feed/other-nodes.ts";
import { newClock } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase } from "../test-database.ts";

const deadline = { timeout: 5_000, interval: 20 };
const cleanUps: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
});

async function postgresBuses(): Promise<NodeBus[]> {
  const db = await createTestDatabase();
  cleanUps.push(() => db.drop());
  const bells = await Promise.all([1, 2].map(() => openBell(db.connection, silent)));
  cleanUps.push(() => Promise.all(bells.map((bell) => bell.stop())));
  return bells.map((bell) => busOverPostgres(db.pool, bell, silent));
}

async function startRedis(port: number): Promise<{ stop(): Promise<void> }> {
  const dir = await mkdtemp(path.join(os.tmpdir(), "jieru-redis-"));
  const server = spawn("redis-server", [
    "--port",
    `${port}`,
    "--bind",
    "127.0.0.1",
    "--save",
    "",
    "--dir",
    dir,
  ]);
  await expect.poll(() => connects(port), deadline).toBe(true);
  return {
    async stop() {
      server.kill();
      await once(server, "exit");
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function redisBuses(): Promise<NodeBus[]> {
  const port = await freePort();
  const redis = await startRedis(port);
  cleanUps.push(redis.stop);
  const deaf: NodeBus = { tell: () => undefined, onHear: () => undefined, stop: async () => undefined };
  const buses = [1, 2].map(() => busOverRedis(`redis://127.0.0.1:${port}`, deaf, silent));
  cleanUps.push(() => Promise.all(buses.map((bus) => bus.stop())));
  return buses;
}
const connects = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const client = net.connect(port, "127.0.0.1", () => {
      client.destroy();
      resolve(true);
    });
    client.on("error", () => resolve(false));
  });
async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

const noRedis = spawnSync("redis-server", ["--version"]).status !== 0;
const looks = (conversation: string, ...watching: string[]): Looks => ({
  accountId: "shop" as AccountId,
  conversationId: conversation as ConversationId,
  watching: watching as AgentId[],
  typing: [],
});

describe.each([
  { over: "PostgreSQL", open: postgresBuses, absent: false },
  { over: "Redis", open: redisBuses, absent: noRedis },
])("[AG8] nodes over $over", ({ open, absent }) => {
  it.skipIf(absent)(
    "[AG8] hear each other, believe for fifteen seconds, and forget who is silent",
    async () => {
      const [busOne, busTwo] = (await open()) as [NodeBus, NodeBus];
      const clock = newClock();
      const news: string[] = [];
      const one = new OtherNodes({ bus: busOne, nodeId: "one", clock, onNews: (id) => news.push(id) });
      const two = new OtherNodes({ bus: busTwo, nodeId: "two", clock, onNews: () => undefined });
      const many = Array.from({ length: 300 }, (_, i) => looks(`c${i}`, "ann", "bob"));
      await expect
        .poll(() => {
          two.announce(many); // a bus that is not there yet loses what it is told
          return many.every(({ conversationId }) => one.looksAt(conversationId).length === 1);
        }, deadline)
        .toBe(true);
      expect(one.looksAt("c7" as ConversationId)).toEqual([looks("c7", "ann", "bob")]);
      expect(two.looksAt("c7" as ConversationId)).toEqual([]); // one's own words are not another's

      two.announce([looks("c7")]);
      await expect.poll(() => one.looksAt("c7" as ConversationId), deadline).toEqual([]);
      clock.elapse(14_999);
      expect(one.looksAt("c8" as ConversationId)).toHaveLength(1);
      clock.elapse(1);
      expect(one.looksAt("c8" as ConversationId)).toEqual([]);
      news.length = 0;
      one.forgetSilent();
      expect(news).toHaveLength(299);
    },
  );
});

/** A bus within the test: what one tells, all hear. */
function busOfOurOwn(): NodeBus {
  const ears: ((text: string) => void)[] = [];
  const tell = (text: string) => {
    for (const hear of ears) hear(text);
  };
  return { tell, onHear: (hear) => void ears.push(hear), stop: async () => undefined };
}

it.skipIf(noRedis)(
  "[DE8] [F15] Redis gone: nodes hear each other by the other way, and by Redis again once it is back",
  async () => {
    const port = await freePort();
    const instead = busOfOurOwn();
    const first = await startRedis(port);
    const buses = [1, 2].map(() => busOverRedis(`redis://127.0.0.1:${port}`, instead, silent));
    const [one, two] = buses as [RedisBus, RedisBus];
    const heard: string[] = [];
    two.onHear((text) => heard.push(text));
    const arrives = async (text: string) => {
      const toldAndHeard = () => {
        one.tell(text);
        return heard.includes(text);
      };
      await expect.poll(toldAndHeard, deadline).toBe(true);
    };
    await arrives("by Redis");
    expect([one.state, two.state]).toEqual(["ok", "ok"]);
    await first.stop();
    await expect.poll(() => one.state, deadline).toBe("away");
    await arrives("by the other way");
    const again = await startRedis(port);
    await expect.poll(() => [one.state, two.state], deadline).toEqual(["ok", "ok"]);
    await arrives("by Redis again");
    for (const bus of buses) await bus.stop();
    await again.stop();
  },
);

it.each(["", "no JSON", "null", '{"nodeId":"other"}', '{"nodeId":"other","looks":[{"conversationId":7}]}'])(
  "[AG8] what is no word of a node is not listened to: %j",
  (text) => {
    let hear: (text: string) => void = () => undefined;
    const bus: NodeBus = {
      tell: () => undefined,
      onHear: (listener) => {
        hear = listener;
      },
      stop: async () => undefined,
    };
    const nodes = new OtherNodes({ bus, nodeId: "me", clock: newClock(), onNews: () => undefined });
    expect(() => hear(text)).not.toThrow();
    expect(nodes.looksIn("shop" as AccountId)).toEqual([]);
  },
);
