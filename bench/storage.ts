/**
 * Measures the size of the database after a month of conversations: written through the lane, indexed for search, and trimmed every night.
 * The bench sets the time.
 */
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "@jieru/embedded-postgres";
import { openPool } from "@jieru/realtime/database/connect";
import type { Command } from "@jieru/realtime/desk/command";
import type { Outcome } from "@jieru/realtime/lane/batch";
import { createLanes, type Lanes } from "@jieru/realtime/lane/lane";
import { createMediaStore } from "@jieru/realtime/media/store/media-store";
import { ingest } from "@jieru/realtime/push/ingest";
import { runNightly } from "@jieru/realtime/retention/work";
import { indexBatch } from "@jieru/realtime/search/index-batch";
import type { AccountId, AgentId, ClientMessageId, MessageId, SessionId } from "@jieru/shared/domain/ids";
import { composePush } from "@jieru/wechat/compose-push";
import type { Pool } from "pg";
import { credentialsOf, openidOf } from "./accounts.ts";
import { leaveDesks } from "./bench-server.ts";
import { type Figure, thousands } from "./figure.ts";
import { scaled } from "./scale.ts";
import { said } from "./talk.ts";

const days = 30;
const keepLogDays = 7;
const agents = 10;
const sessionsEachDay = scaled(100, 10);
const customers = Math.round((sessionsEachDay * days) / 2);
const dayMs = 24 * 60 * 60_000;
const minuteMs = 60_000;

const script = ["customer", "agent", "customer", "agent", "customer", "agent", "customer"] as const;

interface Shop {
  pool: Pool;
  lanes: Lanes;
  accountId: AccountId;
  agentIds: AgentId[];
  clock: { now(): number };
  pass(ms: number): void;
}

async function done(outcome: Promise<Outcome>): Promise<Extract<Outcome, { ok: true }>> {
  const result = await outcome;
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result;
}

let messageNumber = 0;

async function receive({ lanes, accountId, clock }: Shop, openid: string): Promise<SessionId> {
  const { originalId, format } = credentialsOf(0);
  messageNumber += 1;
  const createTime = Math.floor(clock.now() / 1_000);
  const messageId = String(22_876_340_532_172_900n + BigInt(messageNumber));
  const content = { type: "text", text: said(messageNumber) } as const;
  const push = { kind: "message", openid, createTime, messageId, toOriginalId: originalId, content } as const;
  const times = { pushedAt: createTime, receivedAt: clock.now() };
  const read = ingest(composePush(push, format), format, times, randomUUID);
  const { facts } = await done(lanes.runInput(accountId, read));
  const session = facts.findLast((f) => f.session)?.session;
  if (!session) throw new Error("no session came of a message");
  return session.id;
}

async function reply(shop: Shop, agentId: AgentId, sessionId: SessionId): Promise<void> {
  const run = (command: Command) => done(shop.lanes.run(shop.accountId, command));
  await run({ do: "mark_read", agentId, sessionId, upTo: Number.MAX_SAFE_INTEGER });
  messageNumber += 1;
  const { facts } = await run({
    do: "reply",
    agentId,
    sessionId,
    clientMessageId: randomUUID() as ClientMessageId,
    content: { type: "text", text: said(messageNumber) },
    resendOf: null,
    seen: null,
  });
  const messageId = facts.find((f) => f.message)?.message?.id as MessageId;
  await run({ do: "start_delivery", messageId });
  await run({ do: "finish_delivery", messageId, outcome: { kind: "sent" } });
}

async function spendDay(shop: Shop, day: number): Promise<void> {
  const all = Array.from({ length: sessionsEachDay }, (_, i) => ({
    openid: openidOf((day * sessionsEachDay + i) % customers),
    agentId: shop.agentIds[i % agents] as AgentId,
    id: "" as SessionId,
  }));
  for (const [turn, who] of script.entries()) {
    shop.pass(2 * minuteMs);
    await Promise.all(
      all.map(async (session) => {
        if (who === "agent") return reply(shop, session.agentId, session.id);
        session.id = await receive(shop, session.openid);
        if (turn === 0)
          await done(
            shop.lanes.run(shop.accountId, {
              do: "pick_up",
              agentId: session.agentId,
              sessionId: session.id,
            }),
          );
      }),
    );
  }
  shop.pass(5 * minuteMs);
  for (const { agentId, id } of all)
    await done(shop.lanes.run(shop.accountId, { do: "end", agentId, sessionId: id, askRating: false }));
}

async function closeDay(shop: Shop, dataDir: string): Promise<void> {
  const { pool, accountId, lanes, clock } = shop;
  while ((await indexBatch(pool, accountId)) === "more");
  await runNightly({
    pool,
    clock,
    lanes,
    store: createMediaStore(dataDir),
    watched: { listWatched: () => [] },
    keepLogDays,
    log: { warn: () => undefined, error: () => undefined },
  });
  await pool.query("vacuum");
}

interface TableSize {
  name: string;
  bytes: number;
}

async function listSizes(pool: Pool): Promise<TableSize[]> {
  const { rows } = await pool.query<TableSize>(
    `select c.relname as name, pg_total_relation_size(c.oid)::float8 as bytes from pg_class c
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 2 desc`,
  );
  return rows;
}

async function measure(pool: Pool, dataDir: string): Promise<Figure> {
  const { rows } = await pool.query<{ id: AccountId; agentId: AgentId }>(
    `select account_id as id, agent_id as "agentId" from bindings order by seat`,
  );
  let now = Date.now();
  const clock = { now: () => now };
  const shop: Shop = {
    pool,
    lanes: createLanes({ pool, clock, newId: randomUUID }),
    accountId: rows[0]?.id as AccountId,
    agentIds: rows.map(({ agentId }) => agentId),
    clock,
    pass(ms) {
      now += ms;
    },
  };
  for (let day = 0; day < days; day++) {
    const startedAt = now;
    await spendDay(shop, day);
    now = startedAt + dayMs;
    await closeDay(shop, dataDir);
  }
  const sizes = await listSizes(pool);
  const written = days * sessionsEachDay * script.length;
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const messages = sizes.find(({ name }) => name === "messages")?.bytes ?? Number.NaN;
  const perMessage = sizes.map(({ name, bytes }) => `${name} ${Math.round(bytes / written)}`);
  return {
    what: `database after ${days} days of sessions with ${script.length} messages, search included, ÷ its messages with their indexes`,
    value: total / messages,
    unit: "",
    bound: "at most",
    target: 2.6,
    detail: `${thousands(written)} messages; bytes for each: ${perMessage.slice(0, 9).join(", ")}`,
  };
}

export async function measureStorage(): Promise<Figure[]> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "jieru-bench-"));
  try {
    await leaveDesks(dataDir, { accounts: 1, agents, inHand: 0, waiting: 0, messages: 0 });
    const database = await startEmbeddedPostgres({ dataDir, log: () => undefined });
    const pool = openPool(database.connection, () => undefined);
    try {
      await pool.query("alter system set synchronous_commit = off");
      return [await measure(pool, dataDir)];
    } finally {
      await pool.end();
      await database.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
