import { setImmediate } from "node:timers/promises";
import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import { expect, it, onTestFinished, vi } from "vitest";
import { createTyping } from "../../src/outbox/typing.ts";
import { ann, bob } from "../desk/scenario.ts";
import { createAccount, done, newClock, openNode, pickUp, reply, writeAs } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import { createTestDatabase } from "../test-database.ts";

it("[TR3] WeChat is notified of typing once in 15 seconds, and again after a reply", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  let calls = 0;
  const query = async () => {
    calls++;
    return { rows: [] };
  };
  const typing = createTyping({
    pool: { query } as never,
    clients: {} as never,
    log: silent,
    clock: newClock(),
  });
  const lamp = "lamp" as ConversationId;
  const notifiedAfter = (ms: number) => {
    vi.advanceTimersByTime(ms);
    typing.tell({ accountId: "shop" as AccountId, agentId: "ann" as AgentId }, lamp, true);
    return calls;
  };
  expect([0, 14_999, 1, 14_999].map(notifiedAfter)).toEqual([1, 1, 2, 2]);
  typing.ended(lamp);
  expect(notifiedAfter(0)).toBe(3);
});

it("[TR3] the record of notified conversations is cleared beyond ten thousand", () => {
  let calls = 0;
  const query = async () => {
    calls++;
    return { rows: [] };
  };
  const typing = createTyping({
    pool: { query } as never,
    clients: {} as never,
    log: silent,
    clock: newClock(),
  });
  const notifiedAfter = (n: number) => {
    const before = calls;
    typing.tell(
      { accountId: "shop" as AccountId, agentId: `ann ${n}` as AgentId },
      `c${n}` as ConversationId,
      true,
    );
    return calls > before;
  };
  for (let n = 0; n <= 10_000; n++) expect(notifiedAfter(n)).toBe(true);
  expect(notifiedAfter(0)).toBe(false);
  expect(notifiedAfter(10_001)).toBe(true);
  expect(notifiedAfter(0)).toBe(true);
});

it("[TR3] only the owner's typing in an active session that accepts replies is shown", async () => {
  const db = await createTestDatabase();
  const node = openNode(db, newClock());
  onTestFinished(async () => {
    await node.close();
    await db.drop();
  });
  const account = await createAccount(db.pool, [ann, bob]);
  const s = await writeAs(node.lanes, account, "li");
  let call: Promise<unknown> = Promise.resolve();
  const query = (text: string, values: unknown[]) => {
    const found = node.pool.query(text, values);
    call = found;
    return found;
  };
  let calls = 0;
  const of = async () => {
    calls++;
    return { typing: async () => undefined };
  };
  const typing = createTyping({
    pool: { query } as never,
    clients: { of } as never,
    log: silent,
    clock: newClock(),
  });
  const isNotifiedOf = async (agentId: string, accountId = account): Promise<boolean> => {
    const before = calls;
    typing.ended(s.conversationId);
    typing.tell({ accountId, agentId: agentId as AgentId }, s.conversationId, true);
    await call;
    await setImmediate();
    return calls > before;
  };
  expect(await isNotifiedOf("ann")).toBe(false);
  await done(node.lanes.run(account, pickUp("ann", s)));
  expect([await isNotifiedOf("ann"), await isNotifiedOf("bob")]).toEqual([true, false]);
  expect(await isNotifiedOf("ann", await createAccount(db.pool, [ann]))).toBe(false);
  const keepUnanswered = { keepUnanswered: true };
  await done(node.lanes.run(account, { do: "change_account", by: null, change: keepUnanswered }));
  await done(node.lanes.run(account, { do: "sign_out", agentId: ann.id }));
  expect(await isNotifiedOf("ann")).toBe(false);
  await done(node.lanes.run(account, { do: "reactivate", agentId: ann.id, sessionId: s.id }));
  for (let n = 0; n < 3; n++) {
    expect(await isNotifiedOf("ann")).toBe(true);
    await done(node.lanes.run(account, reply("ann", s)));
  }
  expect(await isNotifiedOf("ann")).toBe(false);
});

it("[TR3] starting and stopping are sent at once, and a failure breaks nothing", async () => {
  const states: boolean[] = [];
  const failures: unknown[] = [];
  const pool = { query: async () => ({ rows: [{ openid: "li" }] }) } as never;
  let away = false;
  const of = async () => {
    if (away) throw new Error("no credentials");
    return { typing: async (_openid: string, on: boolean) => void states.push(on) };
  };
  const log = { ...silent, debug: (facts: object) => void failures.push(facts) } as typeof silent;
  const typing = createTyping({ pool, clients: { of } as never, log, clock: newClock() });
  const tell = async (on: boolean) => {
    typing.tell({ accountId: "shop" as AccountId, agentId: "ann" as AgentId }, "lamp" as ConversationId, on);
    await setImmediate();
  };
  for (const on of [true, true, false, true]) await tell(on);
  expect(states).toEqual([true, false, true]);
  away = true;
  await tell(false);
  expect(failures).toHaveLength(1);
});

it("[TR3] [N40] changes of typing are limited to sixty a minute per agent", async () => {
  let requestCount = 0;
  const query = async () => {
    requestCount++;
    return { rows: [] };
  };
  const clock = newClock();
  const typing = createTyping({ pool: { query } as never, clients: {} as never, log: silent, clock });
  const notificationsOf = (agentId: string, times: number) => {
    const before = requestCount;
    for (let n = 0; n < times; n++)
      typing.tell(
        { accountId: "shop" as AccountId, agentId: agentId as AgentId },
        "lamp" as ConversationId,
        n % 2 === 0,
      );
    return requestCount - before;
  };
  expect(notificationsOf("ann", 6_000)).toBe(60);
  expect(notificationsOf("bob", 10)).toBe(10);
  clock.elapse(60_000);
  expect(notificationsOf("ann", 6_000)).toBe(60);
});

it("[TR3] typing of an agent without the right to reply does not suppress the owner's", () => {
  const requests: unknown[] = [];
  const query = async (_text: string, values: unknown[]) => {
    requests.push(values[2]);
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
  expect(requests).toEqual(["bob", "ann", "bob"]);
});
