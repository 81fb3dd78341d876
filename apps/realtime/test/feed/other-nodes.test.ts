import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import { afterAll, expect, it } from "vitest";
import { openChangeListener } from "../../src/feed/change-listener.ts";
import { busOverPostgres, type NodeBus } from "../../src/feed/node-bus.ts";
import { type Looks, OtherNodes } from "../../src/feed/other-nodes.ts";
import { newClock } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase } from "../test-database.ts";

const deadline = { interval: 20 };
const cleanUps: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
});

async function postgresBuses(): Promise<NodeBus[]> {
  const db = await createTestDatabase();
  cleanUps.push(() => db.drop());
  const listeners = await Promise.all([1, 2].map(() => openChangeListener(db.connection, silent)));
  cleanUps.push(() => Promise.all(listeners.map((changes) => changes.stop())));
  return listeners.map((changes) => busOverPostgres(db.pool, changes, silent));
}

const looks = (conversation: string, ...watching: string[]): Looks => ({
  accountId: "shop" as AccountId,
  conversationId: conversation as ConversationId,
  watching: watching as AgentId[],
  typing: [],
});

it("[AG8] nodes over PostgreSQL hear each other, believe for fifteen seconds, and forget who is silent", async () => {
  const [busOne, busTwo] = (await postgresBuses()) as [NodeBus, NodeBus];
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
});

/** What was told is heard when somebody says so, in whatever order. */
function busByHand(): NodeBus & { told: string[]; hear(text: string | undefined): void } {
  const ears: ((text: string) => void)[] = [];
  const told: string[] = [];
  return {
    told,
    hear(text) {
      for (const ear of ears) ear(text ?? "");
    },
    tell: (text) => void told.push(text),
    onHear: (ear) => void ears.push(ear),
    stop: async () => undefined,
  };
}

it("[AG8] [DE8] what a node said before and is heard after, by a Redis that hung, say, is not believed any more", () => {
  const bus = busByHand();
  const clock = newClock();
  const news: string[] = [];
  const one = new OtherNodes({ bus, nodeId: "one", clock, onNews: (id) => news.push(id) });
  const two = new OtherNodes({ bus, nodeId: "two", clock, onNews: () => undefined });
  const at = (id: string) => one.looksAt(id as ConversationId);
  two.announce([looks("c1", "ann"), looks("c2", "ann")]);
  two.announce([looks("c1")]);
  two.announce([looks("c2", "ann", "bob")]);
  const [began, ceased, more] = bus.told;
  for (const text of [ceased, began]) bus.hear(text);
  expect([at("c1"), at("c2")]).toEqual([[], [looks("c2", "ann")]]);
  for (const text of [more, began]) bus.hear(text);
  expect([at("c1"), at("c2")]).toEqual([[], [looks("c2", "ann", "bob")]]);
  expect(one.looksIn("shop" as AccountId)).toEqual([looks("c2", "ann", "bob")]);
  expect(news).toEqual(["c1", "c2", "c2"]);

  clock.elapse(15_000);
  one.forgetSilent();
  expect(news).toEqual(["c1", "c2", "c2", "c2"]);
  bus.hear(began);
  expect(at("c1")).toEqual([looks("c1", "ann")]);
});

it("[AG8] a node of an older release, which does not count, is believed as it comes", () => {
  const bus = busByHand();
  const one = new OtherNodes({ bus, nodeId: "one", clock: newClock(), onNews: () => undefined });
  const says = (...all: Looks[]) => bus.hear(JSON.stringify({ nodeId: "old", looks: all }));
  says(looks("c1", "ann"));
  expect(one.looksAt("c1" as ConversationId)).toEqual([looks("c1", "ann")]);
  says(looks("c1"));
  expect(one.looksAt("c1" as ConversationId)).toEqual([]);
});

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
