import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { armFailpoints, disarmFailpoints } from "../../src/base/failpoint.ts";
import type { Command } from "../../src/desk/command.ts";
import type { DeskSession } from "../../src/desk/desk.ts";
import { ann, bob, boss } from "../desk/scenario.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import {
  createAccount,
  done,
  type Node,
  newClock,
  openNode,
  pickUp,
  reply,
  write,
  writeAs,
} from "./account.ts";

let db: TestDatabase;
let node: Node;
let account: AccountId;
let notices: number;
beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  notices = 0;
  const notifier = {
    accountChanged(_: AccountId, seq: number) {
      notices = seq;
    },
    outboxChanged: () => undefined,
  };
  node = openNode(db, newClock(), { notifier });
  account = await createAccount(db.pool, [ann, { ...bob, auto: true }, boss]);
});
afterEach(async () => {
  disarmFailpoints();
  await node.close();
});
afterAll(() => db.drop());

const log = async (): Promise<string[]> =>
  (await db.pool.query("select type from events where account_id = $1 order by seq", [account])).rows.map(
    (r) => r.type,
  );
const run = (command: Command) => done(node.lanes.run(account, command));
async function unanswered(command: Command) {
  armFailpoints("lane.after_commit:throw:once");
  const before = await log();
  const { facts } = await run(command);
  disarmFailpoints();
  return { facts, happened: (await log()).slice(before.length) };
}
async function served(): Promise<DeskSession> {
  await run({ do: "set_status", agentId: bob.id, by: bob.id, status: "away" });
  const session = await writeAs(node.lanes, account, "li");
  await run(pickUp("ann", session));
  await run({ do: "set_status", agentId: bob.id, by: bob.id, status: "online" });
  return session;
}
it("[FD10] [DI6] runs a command once and does not refuse it if its commit gets no answer", async () => {
  const session = await served();
  const handBack = {
    do: "transfer",
    agentId: boss.id,
    sessionId: session.id,
    to: null,
    note: "who has time?",
  } as const;
  expect((await unanswered(handBack)).happened).toEqual(["session_waits_again", "session_picked_up"]);
  const end = { do: "end", agentId: bob.id as AgentId, sessionId: session.id } as const;
  const { facts, happened } = await unanswered(end);
  expect([facts.map((f) => f.type), happened]).toEqual([["session_ended"], ["session_ended"]]);
  expect(notices).toBe((await log()).length);
});

it("[FD10] also finds the commit of a command that is retried alone after another one failed", async () => {
  armFailpoints("lane.after_commit:throw:once");
  const [stored, unstorable] = await Promise.allSettled([run(write("li")), run(write("li", "\0"))]);
  expect([stored.status, unstorable.status]).toEqual(["fulfilled", "rejected"]);
  expect(await log()).toEqual(["session_opened", "customer_message_received", "session_picked_up"]);
  expect(notices).toBe(3);
});

it("[FD10] [OB2] continues a delivery whose start was committed", async () => {
  const session = await served();
  const messageId = (await run(reply("ann", session))).facts[0]?.message?.id as never;
  const { facts } = await unanswered({ do: "start_delivery", messageId });
  expect(facts.map((f) => f.message?.delivery?.state)).toEqual(["sending"]);
});

it("[FD10] never fails a committed command while connections are terminated at random", {
  tags: ["slow"],
  timeout: 120_000,
}, async () => {
  const stopAt = Date.now() + 15_000;
  let ended = 0;
  // Enough commands that some meet a termination, also on a busy machine.
  const isOver = () => Date.now() > stopAt && ended > 100;
  const persistently = async <T>(attempt: () => Promise<T>): Promise<T> =>
    attempt().catch(() => persistently(attempt));
  const terminate = async (): Promise<void> => {
    while (!isOver())
      await db
        .fill(
          `select pg_sleep(0.01 + 0.06 * random()), pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle' and application_name <> ''
            order by random() limit 1`,
        )
        .catch(() => undefined);
  };
  const wrong: unknown[] = [];
  const serve = async (name: string): Promise<void> => {
    for (let n = 0; !isOver(); n++) {
      const session = await persistently(() => writeAs(node.lanes, account, `${name}-${n}`));
      await persistently(() => node.lanes.run(account, pickUp("ann", session)));
      const end: Command = { do: "end", agentId: ann.id, sessionId: session.id };
      const outcome = await node.lanes.run(account, end).catch((error: unknown) => ({ error }));
      if ("ok" in outcome && outcome.ok) ended++;
      else {
        const state = await persistently(async () => {
          const { rows } = await db.pool.query(`select state from sessions where id = $1`, [session.id]);
          return rows[0]?.state;
        });
        if (state === "ended") wrong.push(outcome);
      }
    }
  };
  await Promise.all([terminate(), ...Array.from({ length: 40 }, (_, n) => serve(`customer-${n}`))]);
  expect(wrong).toEqual([]);
  expect(ended).toBeGreaterThan(100);
});
