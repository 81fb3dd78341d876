import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import { afterAll, expect, it, onTestFinished, vi } from "vitest";
import { openChangeListener } from "../../src/feed/change-listener.ts";
import { createNodeBus, type NodeBus } from "../../src/feed/node-bus.ts";
import { type NodeViewers, OtherNodes } from "../../src/feed/other-nodes.ts";
import { newClock } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase } from "../test-database.ts";

const deadline = { interval: 20 };
const cleanUps: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
});

async function openBuses(): Promise<{ pool: Pool; one: NodeBus; two: NodeBus }> {
  const { pool, connection, drop } = await createTestDatabase();
  cleanUps.push(drop);
  const open = async (): Promise<NodeBus> => {
    const changes = await openChangeListener(connection, silent);
    cleanUps.push(() => changes.stop());
    return createNodeBus(pool, changes, silent);
  };
  return { pool, one: await open(), two: await open() };
}

const looks = (conversation: string, ...watching: string[]): NodeViewers => ({
  accountId: "shop" as AccountId,
  conversationId: conversation as ConversationId,
  watching: watching as AgentId[],
  typing: [],
});

it("[AG8] keeps what another server reported for fifteen seconds", async () => {
  const buses = await openBuses();
  const clock = newClock();
  const news: string[] = [];
  const one = new OtherNodes({ bus: buses.one, nodeId: "one", clock, onNews: (id) => news.push(id) });
  const two = new OtherNodes({ bus: buses.two, nodeId: "two", clock, onNews: () => undefined });
  const many = Array.from({ length: 300 }, (_, i) => looks(`c${i}`, "ann", "bob"));
  two.announce(many);
  await expect
    .poll(() => many.every(({ conversationId }) => one.viewersAt(conversationId).length === 1), deadline)
    .toBe(true);
  expect(one.viewersAt("c7" as ConversationId)).toEqual([looks("c7", "ann", "bob")]);
  expect(two.viewersAt("c7" as ConversationId)).toEqual([]);

  two.announce([looks("c7")]);
  await expect.poll(() => one.viewersAt("c7" as ConversationId), deadline).toEqual([]);
  clock.elapse(14_999);
  expect(one.viewersAt("c8" as ConversationId)).toHaveLength(1);
  clock.elapse(1);
  expect(one.viewersAt("c8" as ConversationId)).toEqual([]);
  news.length = 0;
  one.forgetSilent();
  expect(news).toHaveLength(299);
});

it("[DE8] [F15] learns of viewers from the next report when the last one was lost", async () => {
  const { pool, ...buses } = await openBuses();
  const clock = newClock();
  const one = new OtherNodes({ bus: buses.one, nodeId: "one", clock, onNews: () => undefined });
  const two = new OtherNodes({ bus: buses.two, nodeId: "two", clock, onNews: () => undefined });
  const watching = (id: string) => one.viewersAt(id as ConversationId).flatMap((at) => at.watching);
  const query = vi.spyOn(pool, "query").mockRejectedValueOnce(new Error("connection lost") as never);
  onTestFinished(() => query.mockRestore());
  two.announce([looks("c1", "ann")]);
  two.announce([looks("c2", "bob")]);
  await expect.poll(() => watching("c2"), deadline).toEqual(["bob"]);
  expect(watching("c1")).toEqual([]);
  two.announce([looks("c1", "ann"), looks("c2", "bob")]);
  await expect.poll(() => watching("c1"), deadline).toEqual(["ann"]);
});

it.each(["", "no JSON", "null", '{"nodeId":"other"}', '{"nodeId":"other","looks":[{"conversationId":7}]}'])(
  "[AG8] ignores a message that no server of this release sends: %j",
  (text) => {
    let receive: (text: string) => void = () => undefined;
    const bus: NodeBus = {
      send: () => undefined,
      onMessage: (listener) => {
        receive = listener;
      },
    };
    const nodes = new OtherNodes({ bus, nodeId: "me", clock: newClock(), onNews: () => undefined });
    expect(() => receive(text)).not.toThrow();
    expect(nodes.viewersIn("shop" as AccountId)).toEqual([]);
  },
);
