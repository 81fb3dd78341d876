import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { NewConductRule } from "@jieru/shared/protocol/conduct-rules";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { DeskSession } from "../../src/desk/desk.ts";
import { ann, bob, root } from "../desk/scenario.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import {
  createAccount,
  done,
  messageOf,
  type Node,
  newClock,
  openNode,
  pickUp,
  reply,
  writeAs,
} from "./account.ts";
import { readWholeDesk } from "./whole-desk.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const clock = newClock();
const minute = 60_000;

const open = async (): Promise<{ account: AccountId; node: Node }> => {
  const account = await createAccount(db.pool, [ann, bob, root]);
  const node = openNode(db, clock);
  const repetition = { customers: 2, minutes: 10 };
  await done(node.lanes.run(account, { do: "change_account", by: root.id, change: { repetition } }));
  return { account, node };
};

async function answered(node: Node, account: AccountId, ...openids: string[]): Promise<DeskSession[]> {
  const sessions: DeskSession[] = [];
  for (const openid of openids) {
    const session = await writeAs(node.lanes, account, openid);
    await done(node.lanes.run(account, pickUp("ann", session)));
    await done(node.lanes.run(account, reply("ann", session, `您好 ${openid}`)));
    sessions.push(session);
  }
  return sessions;
}
const refusalOf = async (node: Node, account: AccountId, session: DeskSession, text: string) => {
  const outcome = await node.lanes.run(account, reply("ann", session, text));
  return outcome.ok ? null : outcome.refusal.refusal;
};

it("[CD1] the lane stores rules, and another server decides by them", async () => {
  const { account, node } = await open();
  const add: NewConductRule = {
    name: "辱骂",
    action: "block",
    on: true,
    match: { kind: "words", words: ["笨蛋"] },
  };
  const { desk } = await done(
    node.lanes.run(account, { do: "change_conduct_rules", agentId: root.id, change: { add } }),
  );
  expect(desk.conductRules).toEqual([{ id: expect.any(String), ...add }]);
  expect((await readWholeDesk(db.pool, account)).conductRules).toEqual(desk.conductRules);
  const [session] = await answered(node, account, "li");
  await node.close();
  const other = openNode(db, clock);
  expect(await refusalOf(other, account, session as DeskSession, "笨 蛋")).toBe("outbound_refused");
  await other.close();
});

it("[CD1] [UP3] a rule only a later release can read is skipped and kept when others change", async () => {
  const { account, node } = await open();
  await db.pool.query(
    `insert into conduct_rules (id, account_id, name, action, match, is_on)
     values ('later', $1, 'later', 'block', '{"kind": "later"}', true)`,
    [account],
  );
  const match = { kind: "phone_numbers" } as const;
  const change = { add: { name: "电话", action: "warn", on: true, match } } as const;
  const run = (by: object) =>
    done(
      node.lanes.run(account, { do: "change_conduct_rules", agentId: root.id, change: by as typeof change }),
    );
  const { desk } = await run(change);
  expect(desk.conductRules).toMatchObject([{ name: "电话" }]);
  await run({ remove: desk.conductRules[0]?.id });
  const { rows } = await db.pool.query(`select id from conduct_rules where account_id = $1`, [account]);
  expect(rows).toEqual([{ id: "later" }]);
  await node.close();
});

it("[CD7] equal texts are counted in the database, across servers and character widths", async () => {
  const { account, node } = await open();
  const sessions = await answered(node, account, "a", "b", "c", "d");
  const [a, b, c, d] = sessions as [DeskSession, DeskSession, DeskSession, DeskSession];
  expect(await refusalOf(node, account, a, "ＯＫ吗")).toBeNull();
  const other = openNode(db, clock);
  expect(await refusalOf(other, account, b, " OK吗\n")).toBeNull();
  expect(await refusalOf(node, account, c, "OK吗")).toBe("outbound_warned");
  expect(await refusalOf(node, account, c, "OK啊")).toBeNull();
  clock.elapse(9 * minute);
  expect(await refusalOf(other, account, d, "OK吗")).toBe("outbound_warned");
  clock.elapse(minute);
  expect(await refusalOf(other, account, d, "OK吗")).toBeNull();
  await Promise.all([node.close(), other.close()]);
});

it("[CD7] equal texts of one batch are counted", async () => {
  const { account, node } = await open();
  const sessions = await answered(node, account, "a", "b", "c", "d");
  const outcomes = await Promise.all(
    sessions.map((session) => node.lanes.run(account, reply("ann", session, "新品上市"))),
  );
  expect(outcomes.map((o) => (o.ok ? null : o.refusal.refusal))).toEqual([
    null,
    null,
    "outbound_warned",
    "outbound_warned",
  ]);
  await node.close();
});

it("[CD7] answers to customers who have written are not counted", async () => {
  const { account, node } = await open();
  const sessions = await answered(node, account, "a", "b", "c", "d");
  for (const [i, session] of sessions.entries()) {
    await writeAs(node.lanes, account, ["a", "b", "c", "d"][i] as string);
    expect(await refusalOf(node, account, session, "已发货")).toBeNull();
  }
  const [a, b, c] = sessions as [DeskSession, DeskSession, DeskSession];
  expect(await refusalOf(node, account, a, "已发货")).toBeNull();
  expect(await refusalOf(node, account, b, "已发货")).toBeNull();
  expect(await refusalOf(node, account, c, "已发货")).toBe("outbound_warned");
  await node.close();
});

it("[CD7] other agents' texts and failed replies are not counted", async () => {
  const { account, node } = await open();
  const [a, b, c] = (await answered(node, account, "a", "b", "c")) as [DeskSession, DeskSession, DeskSession];
  const others = await writeAs(node.lanes, account, "d");
  await done(node.lanes.run(account, pickUp("bob", others)));
  await done(node.lanes.run(account, reply("bob", others, "您好")));
  await done(node.lanes.run(account, reply("bob", others, "新品上市")));
  expect(await refusalOf(node, account, a, "新品上市")).toBeNull();
  const failed = messageOf((await done(node.lanes.run(account, reply("ann", b, "新品上市")))).facts);
  await done(node.lanes.run(account, { do: "start_delivery", messageId: failed.id }));
  const outcome = { kind: "refused", reason: "window_closed", code: 45015 } as const;
  await done(node.lanes.run(account, { do: "finish_delivery", messageId: failed.id, outcome }));
  expect(await refusalOf(node, account, c, "新品上市")).toBeNull();
  await node.close();
});

it("[CD7] the lane reads an agent's recent replies with an index", async () => {
  const client = await db.pool.connect();
  try {
    await client.query("set enable_seqscan = off");
    const { rows } = await client.query<{ "QUERY PLAN": string }>(
      `explain select distinct conversation_id from messages
        where account_id = 'a' and agent_id = $1 and at > 5 and direction = 'out' limit 3`,
      ["x" as AgentId],
    );
    expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("messages_sent_by_agent");
  } finally {
    client.release(true);
  }
});
