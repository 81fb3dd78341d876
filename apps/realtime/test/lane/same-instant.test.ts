/** Simultaneous commands on one session at two servers have the effect of some order. */
import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import { expect, it } from "vitest";
import type { Command } from "../../src/desk/command.ts";
import type { Desk } from "../../src/desk/desk.ts";
import { anAccount, ann, bob, minute, Scenario } from "../desk/scenario.ts";
import type { TestDatabase } from "../test-database.ts";
import { createAccount, done, type Node, newClock, pickUp, write, writeAs } from "./account.ts";
import { twoNodesForAll } from "./node-fixtures.ts";
import { readWholeDesk } from "./whole-desk.ts";

let db: TestDatabase;
let nodes: [Node, Node];
const clock = newClock();
twoNodesForAll(clock, (opened, on) => {
  [nodes, db] = [opened, on];
});

const wishes = ["transfer", "end", "timeout", "message"] as const;
type Wish = (typeof wishes)[number];

function commandOf(wish: Wish, sessionId: SessionId): Command {
  const [agentId, to] = [ann.id, bob.id] as [AgentId, AgentId];
  if (wish === "transfer") return { do: "transfer", agentId, sessionId, to, note: null };
  if (wish === "end") return { do: "end", agentId, sessionId };
  if (wish === "timeout") return { do: "look_at_session", sessionId };
  return write("li", "还在吗");
}

/** The resulting state without ids, which differ between runs. */
interface Came {
  sessions: { state: string; ownerId: string | null; epoch: number; unread: number }[];
  loads: number[];
  waiting: number;
  events: string[];
  answers: Record<Wish, string>;
}

const shapeOf = (desk: Desk, events: string[], answers: Map<Wish, string>): Came => ({
  sessions: [...desk.sessions.values()]
    .map(({ state, ownerId, epoch, unread }) => ({ state, ownerId, epoch, unread }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  loads: [ann, bob].map(({ id }) => desk.agents.get(id)?.load ?? -1),
  waiting: desk.waitingCount,
  events,
  answers: Object.fromEntries(answers) as Record<Wish, string>,
});

const orders = <T>(items: readonly T[]): T[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item) => orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));

function inTurn(order: readonly Wish[]): Came {
  const model = new Scenario(anAccount(ann, bob));
  model.when(write("li"));
  const { id } = model.session("li");
  model.when(pickUp("ann", { id })).after(31 * minute);
  const answers = new Map<Wish, string>();
  for (const wish of order) {
    model.when(commandOf(wish, id));
    answers.set(wish, model.refusal?.refusal ?? "done");
  }
  const events = model.history.map(({ type }) => type);
  return shapeOf(model.desk, events, answers);
}

async function atOnce(order: readonly Wish[]): Promise<Came> {
  const account: AccountId = await createAccount(db.pool, [ann, bob]);
  const [one] = nodes;
  const session = await writeAs(one.lanes, account, "li");
  await done(one.lanes.run(account, pickUp("ann", session)));
  clock.elapse(31 * minute);
  const answers = new Map<Wish, string>();
  const ask = async (wish: Wish, i: number) => {
    const outcome = await (nodes[i % 2] as Node).lanes.run(account, commandOf(wish, session.id));
    answers.set(wish, outcome.ok ? "done" : outcome.refusal.refusal);
  };
  await Promise.all(order.map(ask));
  for (const { lanes } of nodes) await lanes.idle();
  const { rows } = await db.pool.query<{ type: string }>(
    `select type from events where account_id = $1 order by seq`,
    [account],
  );
  const desk = await readWholeDesk(db.pool, account);
  const types = rows.map(({ type }) => type);
  clock.elapse(-31 * minute);
  return shapeOf(desk, types, answers);
}

it("[P4] [F34] simultaneous transfer, end, timeout and message give the result of some sequential order", async () => {
  const possible = orders(wishes).map(inTurn);
  const seen = new Set<string>();
  // A third of the orders is enough.
  for (const order of orders(wishes).filter((_order, i) => i % 3 === 0)) {
    const result = await atOnce(order);
    expect(possible).toContainEqual(result);
    expect(result.sessions.filter(({ state }) => state === "active").length).toBeLessThanOrEqual(1);
    seen.add(result.events.join());
  }
  expect(seen.size).toBeGreaterThan(1);
});
