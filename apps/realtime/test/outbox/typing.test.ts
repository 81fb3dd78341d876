import { setImmediate } from "node:timers/promises";
import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import { expect, it, onTestFinished, vi } from "vitest";
import { createTyping } from "../../src/outbox/typing.ts";
import { ann, bob } from "../desk/scenario.ts";
import { createAccount, done, newClock, openNode, pickUp, reply, writeAs } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase } from "../test-database.ts";

it("[TR3] while somebody goes on typing WeChat is told once in 15 seconds, and again after a reply", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  let told = 0;
  const query = async () => {
    told++;
    return { rows: [] };
  };
  const typing = createTyping({
    pool: { query } as never,
    clients: {} as never,
    log: silent,
    clock: newClock(),
  });
  const lamp = "lamp" as ConversationId;
  const toldAfter = (ms: number) => {
    vi.advanceTimersByTime(ms);
    typing.tell({ accountId: "shop" as AccountId, agentId: "ann" as AgentId }, lamp, true);
    return told;
  };
  expect([0, 14_999, 1, 14_999].map(toldAfter)).toEqual([1, 1, 2, 2]);
  typing.ended(lamp);
  expect(toldAfter(0)).toBe(3);
});

it("[TR3] what is remembered of who was told has an end: beyond ten thousand conversations it begins anew", () => {
  let told = 0;
  const query = async () => {
    told++;
    return { rows: [] };
  };
  const typing = createTyping({
    pool: { query } as never,
    clients: {} as never,
    log: silent,
    clock: newClock(),
  });
  const toldAfter = (n: number) => {
    const before = told;
    typing.tell(
      { accountId: "shop" as AccountId, agentId: `ann ${n}` as AgentId },
      `c${n}` as ConversationId,
      true,
    );
    return told > before;
  };
  for (let n = 0; n <= 10_000; n++) expect(toldAfter(n)).toBe(true);
  expect(toldAfter(0)).toBe(false);
  expect(toldAfter(10_001)).toBe(true);
  expect(toldAfter(0)).toBe(true);
});

it("[TR3] only while the owner can answer is the customer shown that they type: not who watches, not asleep, not without replies, nor by way of another account", async () => {
  const db = await createTestDatabase();
  const node = openNode(db, newClock());
  onTestFinished(async () => {
    await node.close();
    await db.drop();
  });
  const account = await createAccount(db.pool, [ann, bob]);
  const s = await writeAs(node.lanes, account, "li");
  let asked: Promise<unknown> = Promise.resolve();
  const query = (text: string, values: unknown[]) => {
    const found = node.pool.query(text, values);
    asked = found;
    return found;
  };
  let told = 0;
  const of = async () => {
    told++;
    return { typing: async () => undefined };
  };
  const typing = createTyping({
    pool: { query } as never,
    clients: { of } as never,
    log: silent,
    clock: newClock(),
  });
  const isToldOf = async (agentId: string, accountId = account): Promise<boolean> => {
    const before = told;
    typing.ended(s.conversationId);
    typing.tell({ accountId, agentId: agentId as AgentId }, s.conversationId, true);
    await asked;
    await setImmediate();
    return told > before;
  };
  expect(await isToldOf("ann")).toBe(false);
  await done(node.lanes.run(account, pickUp("ann", s)));
  expect([await isToldOf("ann"), await isToldOf("bob")]).toEqual([true, false]);
  expect(await isToldOf("ann", await createAccount(db.pool, [ann]))).toBe(false);
  const keepUnanswered = { keepUnanswered: true };
  await done(node.lanes.run(account, { do: "change_account", by: null, change: keepUnanswered }));
  await done(node.lanes.run(account, { do: "sign_out", agentId: ann.id }));
  expect(await isToldOf("ann")).toBe(false);
  await done(node.lanes.run(account, { do: "reactivate", agentId: ann.id, sessionId: s.id }));
  for (let n = 0; n < 3; n++) {
    expect(await isToldOf("ann")).toBe(true);
    await done(node.lanes.run(account, reply("ann", s)));
  }
  expect(await isToldOf("ann")).toBe(false);
});

it("[TR3] who stops typing is told of at once, and so is who begins again; that it cannot be told breaks nothing", async () => {
  const said: boolean[] = [];
  const failures: unknown[] = [];
  const pool = { query: async () => ({ rows: [{ openid: "li" }] }) } as never;
  let away = false;
  const of = async () => {
    if (away) throw new Error("no credentials");
    return { typing: async (_openid: string, on: boolean) => void said.push(on) };
  };
  const log = { ...silent, debug: (facts: object) => void failures.push(facts) } as typeof silent;
  const typing = createTyping({ pool, clients: { of } as never, log, clock: newClock() });
  const tell = async (on: boolean) => {
    typing.tell({ accountId: "shop" as AccountId, agentId: "ann" as AgentId }, "lamp" as ConversationId, on);
    await setImmediate();
  };
  for (const on of [true, true, false, true]) await tell(on);
  expect(said).toEqual([true, false, true]);
  away = true;
  await tell(false);
  expect(failures).toHaveLength(1);
});

it("[TR3] [N40] who begins and stops without end is told of sixty times in a minute, and a colleague as before", async () => {
  let asked = 0;
  const query = async () => {
    asked++;
    return { rows: [] };
  };
  const clock = newClock();
  const typing = createTyping({ pool: { query } as never, clients: {} as never, log: silent, clock });
  const toldOf = (agentId: string, times: number) => {
    const before = asked;
    for (let n = 0; n < times; n++)
      typing.tell(
        { accountId: "shop" as AccountId, agentId: agentId as AgentId },
        "lamp" as ConversationId,
        n % 2 === 0,
      );
    return asked - before;
  };
  expect(toldOf("ann", 6_000)).toBe(60);
  expect(toldOf("bob", 10)).toBe(10);
  clock.elapse(60_000);
  expect(toldOf("ann", 6_000)).toBe(60);
});

it("[TR3] who may not reply keeps nothing from being told of who may, whether they begin or stop", () => {
  const asked: unknown[] = [];
  const query = async (_text: string, values: unknown[]) => {
    asked.push(values[2]);
    return { rows: [] };
  };
  const typing = createTyping({
    pool: { query } as never,
    clients: {} as never,
    log: silent,
    clock: newClock(),
  });
  const tell = (agentId: string, on: boolean) =>
    typing.tell(
      { accountId: "shop" as AccountId, agentId: agentId as AgentId },
      "lamp" as ConversationId,
      on,
    );
  for (const who of ["bob", "ann", "ann"]) tell(who, true);
  tell("bob", false);
  tell("ann", true);
  expect(asked).toEqual(["bob", "ann", "bob"]);
});
