import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import { expect, it } from "vitest";
import { queueWindow } from "../../src/lane/load.ts";
import { anAgent } from "../desk/scenario.ts";
import type { TestDatabase } from "../test-database.ts";
import { createAccount, done, type Node, newClock, write, writeAs } from "./account.ts";
import { nodeForAll } from "./node-fixtures.ts";

let db: TestDatabase;
let node: Node;
let account: AccountId;
const clock = newClock();
nodeForAll(clock, (opened, on) => {
  [node, db] = [opened, on];
});

const column = async <T>(sql: string): Promise<T[]> =>
  (await db.pool.query<{ value: T }>(`select ${sql}`, [account])).rows.map((r) => r.value);

const team = Array.from({ length: 10 }, (_, i) =>
  anAgent(`auto${i}`, { auto: true, capacity: 100, status: "offline" }),
);

it("[DI2] [F41] a queue of 500 is dispatched in order to ten agents while more customers arrive", async () => {
  account = await createAccount(db.pool, team);
  for (let i = 0; i < 5; i++) {
    await Promise.all(
      Array.from({ length: 100 }, (_, j) => done(node.lanes.run(account, write(`w${i}-${j}`)))),
    );
    clock.elapse(1_000);
  }
  await Promise.all([
    ...team.map((a) => done(node.lanes.run(account, { do: "connect_agent", agentId: a.id as AgentId }))),
    ...Array.from({ length: 50 }, (_, i) => done(node.lanes.run(account, write(`late${i}`)))),
  ]);
  await node.lanes.idle();
  expect(500).toBeGreaterThan(queueWindow);
  const order = await column<number>(
    `s.opened_at as value from events e join sessions s on s.id = e.payload #>> '{session,id}'
      where e.account_id = $1 and e.type = 'session_picked_up' order by e.seq`,
  );
  expect(order).toHaveLength(550);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  const loads = await column<number>("load as value from bindings where account_id = $1");
  expect(loads.reduce((a, b) => a + b)).toBe(550);
  expect(Math.max(...loads)).toBeLessThanOrEqual(100);
  expect(await column("waiting_count as value from accounts where id = $1")).toEqual([0]);
});

it("[DI6] sessions an agent returned are skipped for them, and later ones are assigned", async () => {
  const [solo, boss] = [
    anAgent("solo", { auto: true, capacity: 100 }),
    anAgent("boss", { role: "supervisor" }),
  ];
  account = await createAccount(db.pool, [solo, boss]);
  const held = Array.from({ length: queueWindow + 6 }, (_, i) => `held${i}`);
  for (const openid of held) await done(node.lanes.run(account, write(openid)));
  await node.lanes.idle();
  const ids = await column<string>("id as value from sessions where account_id = $1 and owner_id = 'solo'");
  expect(ids).toHaveLength(held.length);
  const handBack = { do: "transfer", agentId: boss.id as AgentId, to: null, note: null } as const;
  await Promise.all(
    ids.map((id) => done(node.lanes.run(account, { ...handBack, sessionId: id as SessionId }))),
  );
  await done(node.lanes.run(account, write("new")));
  await node.lanes.idle();
  expect(await column("waiting_count as value from accounts where id = $1")).toEqual([held.length]);
  expect(await column("load as value from bindings where account_id = $1 and agent_id = 'solo'")).toEqual([
    1,
  ]);
});

it("[DI6] a long queue of returned sessions is not searched repeatedly", async () => {
  const [solo, boss] = [
    anAgent("solo", { auto: true, capacity: 100 }),
    anAgent("boss", { role: "supervisor" }),
  ];
  account = await createAccount(db.pool, [solo, boss]);
  const handBack = { do: "transfer", agentId: boss.id as AgentId, to: null, note: null } as const;
  for (let i = 0; i < queueWindow + 6; i++) {
    const { id } = await writeAs(node.lanes, account, `held${i}`);
    await done(node.lanes.run(account, { ...handBack, sessionId: id }));
  }
  await done(node.lanes.run(account, write("new")));
  await node.lanes.idle();
  expect(await column("load as value from bindings where account_id = $1 and agent_id = 'solo'")).toEqual([
    1,
  ]);
});

it("[DI6] [DI2] returned sessions are assigned to the next agent who connects", async () => {
  const [solo, helper, boss] = [
    anAgent("solo", { auto: true, capacity: 100 }),
    anAgent("helper", { auto: true, capacity: 100, status: "offline" }),
    anAgent("boss", { role: "supervisor" }),
  ];
  account = await createAccount(db.pool, [solo, helper, boss]);
  const handBack = { do: "transfer", agentId: boss.id as AgentId, to: null, note: null } as const;
  for (const openid of ["li", "wu"]) {
    const { id } = await writeAs(node.lanes, account, openid);
    await done(node.lanes.run(account, { ...handBack, sessionId: id }));
  }
  await done(node.lanes.run(account, { do: "connect_agent", agentId: helper.id as AgentId }));
  await node.lanes.idle();
  expect(await column("owner_id as value from sessions where account_id = $1")).toEqual(["helper", "helper"]);
});
