import { randomUUID } from "node:crypto";
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { formatOf } from "@jieru/wechat/push-fields";
import type pg from "pg";
import { closePool, openPool } from "../../src/database/connect.ts";
import type { Command } from "../../src/desk/command.ts";
import type { Desk, DeskAgent, DeskMessage, DeskSession } from "../../src/desk/desk.ts";
import type { Fact } from "../../src/desk/fact.ts";
import type { Outcome } from "../../src/lane/batch.ts";
import { createLanes, type LaneOptions, type Lanes } from "../../src/lane/lane.ts";
import { ingest } from "../../src/push/ingest.ts";
import type { TestDatabase } from "../test-database.ts";

export const start = 1_800_000_000_000;

export interface TestClock {
  now(): number;
  elapse(ms: number): void;
}
export function newClock(): TestClock {
  let now = start;
  return {
    now: () => now,
    elapse(ms) {
      now += ms;
    },
  };
}

export async function createAccount(
  pool: pg.Pool,
  agents: readonly Omit<DeskAgent, "seat">[],
  settings: { graceMs?: number } = {},
): Promise<AccountId> {
  const id = randomUUID() as AccountId;
  await pool.query(
    `insert into accounts (id, app_id, original_id, name, credentials, mode, format, reply_preset, reactivate_after_ms,
            grace_ms)
     values ($1, $1, 'gh_1', 'shop', '', 'plain', 'json', 'guide', 1800000, $2)`,
    [id, settings.graceMs ?? 180_000],
  );
  for (const [i, a] of agents.entries()) {
    await pool.query(
      `insert into agents (id, wechat_id, name, created_at) values ($1, $1, $2, 0) on conflict do nothing`,
      [a.id, a.name],
    );
    await pool.query(
      `insert into bindings (account_id, agent_id, seat, role, status, chosen_status, auto, capacity, load, bound_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, a.id, i + 1, a.role, a.status, a.chosenStatus, a.auto, a.capacity, a.load, start],
    );
  }
  return id;
}

export interface Node {
  pool: pg.Pool;
  lanes: Lanes;
  close(): Promise<void>;
}
/** Opens a separate server, as far as the database can tell. */
export function openNode(
  db: Pick<TestDatabase, "connection">,
  clock: TestClock,
  options: Partial<LaneOptions> = {},
): Node {
  const pool = openPool(db.connection, () => {});
  const lanes = createLanes({ pool, clock, newId: randomUUID, ...options });
  return {
    pool,
    lanes,
    async close() {
      await lanes.idle();
      await closePool(pool);
    },
  };
}

export async function done(outcome: Promise<Outcome>): Promise<{ desk: Desk; facts: Fact[] }> {
  const result = await outcome;
  if (!result.ok) throw new Error(`refused: ${result.refusal.refusal}`);
  return result;
}

export const write = (openid: string, text = "hello"): Command => ({
  do: "receive",
  openid,
  act: { kind: "message", content: { type: "text", text }, saidAt: start },
});

export async function writeAs(lanes: Lanes, account: AccountId, openid: string): Promise<DeskSession> {
  const { desk, facts } = await done(lanes.run(account, write(openid)));
  const id = facts.at(-1)?.session?.id;
  const session = id && desk.sessions.get(id);
  if (!session) throw new Error("no session came of a message");
  return session;
}

export const pickUp = (agent: string, { id }: Pick<DeskSession, "id">): Command => ({
  do: "pick_up",
  agentId: agent as AgentId,
  sessionId: id,
});

export const reply = (
  agent: string,
  { id }: Pick<DeskSession, "id">,
  text = "hi",
): Extract<Command, { do: "reply" }> => ({
  do: "reply",
  agentId: agent as AgentId,
  sessionId: id,
  clientMessageId: randomUUID() as never,
  content: { type: "text", text },
  resendOf: null,
  seen: null,
});

export const messageOf = (facts: readonly Fact[]): DeskMessage => {
  const message = facts.at(-1)?.message;
  if (!message) throw new Error("no message came of it");
  return message;
};

interface TextPush {
  openid: string;
  msgId: string;
  text?: string;
  at?: number;
}
/** Returns a text push; the JSON is written by hand to keep the MsgId's digits. */
export const textPush = ({ openid, msgId, text = "hello", at = start / 1_000 }: TextPush): string =>
  `{"ToUserName":"gh_1","FromUserName":"${openid}","CreateTime":${at},"MsgType":"text","Content":${JSON.stringify(text)},"MsgId":${msgId}}`;

export const enterPush = (openid: string, sessionFrom: string, at = start / 1_000): string =>
  JSON.stringify({
    ToUserName: "gh_1",
    FromUserName: openid,
    CreateTime: at,
    MsgType: "event",
    Event: "user_enter_tempsession",
    SessionFrom: sessionFrom,
  });

export async function deliverPush(
  lanes: Lanes,
  account: AccountId,
  plain: string,
  now = start,
): Promise<Outcome> {
  const { push, command } = ingest(plain, formatOf(plain), { pushedAt: 0, receivedAt: now }, randomUUID);
  return lanes.runInput(account, { push, command });
}
