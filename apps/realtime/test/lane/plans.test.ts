/**
 * Hot paths must not scan a big table, whatever an account's history.
 *
 * @module-tag slow
 */
import { randomUUID } from "node:crypto";
import type {
  AccountId,
  AgentId,
  ClientMessageId,
  ConversationId,
  SessionId,
  WebhookId,
} from "@jieru/shared/domain/ids";
import { searchQuery } from "@jieru/shared/protocol/search-schema";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findAttributesOf, findNewestSession } from "../../src/attributes/attributes.ts";
import { listAudit } from "../../src/audit/list-audit.ts";
import { listAuditPeople } from "../../src/audit/list-people.ts";
import { recordWaiting } from "../../src/audit/record-reading.ts";
import { readAllowanceHistory } from "../../src/conversations/allowance-history.ts";
import { listBlocked } from "../../src/conversations/blacklist.ts";
import { listKnownTags } from "../../src/conversations/known-tags.ts";
import { readMessages } from "../../src/conversations/messages.ts";
import { openPool } from "../../src/database/connect.ts";
import type { DeskSession } from "../../src/desk/desk.ts";
import { stretchesOf, wholeLog } from "../../src/exports/part.ts";
import { countMessages, readPage } from "../../src/exports/read-page.ts";
import { readEvents } from "../../src/feed/log.ts";
import { listLost, listReturned } from "../../src/feed/presence-leases.ts";
import { readSnapshot } from "../../src/feed/snapshot.ts";
import { countViolations } from "../../src/health/invariants.ts";
import { createLanes, type Lanes } from "../../src/lane/lane.ts";
import { findRulingSession, listEnded, listSessionsOf, listWaiting } from "../../src/lane/session-queries.ts";
import { listAbandoned, listDue } from "../../src/outbox/queue.ts";
import { catchUp, countStep } from "../../src/reports/count.ts";
import { readReport } from "../../src/reports/read-report.ts";
import { clocksApartMs, namedBy } from "../../src/retention/forget-pushes-of.ts";
import { deleteViewsBySources } from "../../src/saved-views/saved-views.ts";
import { deleteWordsBefore, deleteWordsOf } from "../../src/search/delete-words.ts";
import { indexBatch } from "../../src/search/index-batch.ts";
import { search } from "../../src/search/search.ts";
import { findEnded } from "../../src/sessions/ended-finder.ts";
import { readBoard } from "../../src/supervise/board.ts";
import { readOwnDay } from "../../src/supervise/own-day.ts";
import { startTicker } from "../../src/timers/ticker.ts";
import { countWaiting, nextBatch } from "../../src/webhooks/choose.ts";
import { findWebhook } from "../../src/webhooks/rows.ts";
import type { WebhookRow } from "../../src/webhooks/webhook-row.ts";
import { ann, boss } from "../desk/scenario.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import {
  createAccount,
  deliverPush,
  done,
  messageOf,
  newClock,
  pickUp,
  reply,
  start,
  textPush,
  writeAs,
} from "./account.ts";
import { silent } from "./silent.ts";

const big = [
  "conversations",
  "sessions",
  "messages",
  "events",
  "pushes",
  "outbox",
  "account_tags",
  "customer_attributes",
  "blacklist",
  "message_words",
  "customer_words",
  "audit_log",
];

interface Statement {
  text: string;
  values: unknown[];
}
let db: TestDatabase;
let pool: pg.Pool;
let account: AccountId;
const received = new Map<string, Statement>();

function listenIn(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    const [first, second] = args as [string | Statement, unknown[] | undefined];
    const one = typeof first === "string" ? { text: first, values: second ?? [] } : first;
    const { text, values = [] } = one;
    if (/^\s*(select|insert|update|delete|with)/i.test(text))
      received.set(text, { text, values: [...values] });
    return query(...args);
  }) as typeof client.query;
}

beforeAll(async () => {
  db = await createTestDatabase();
  account = await createAccount(db.pool, [ann, boss]);
  await fill(account);
  pool = openPool(db.connection, () => {});
  pool.on("connect", listenIn);
});
afterAll(async () => {
  await pool.end();
  await db.drop();
});

/** 20,000 customers: 5 % waiting, 1 % served, the rest ended; three messages each. */
async function fill(id: AccountId): Promise<void> {
  await db.fillMany(
    `insert into conversations (id, account_id, openid, allowance_left, allowance_granted, allowance_until, created_at)
     select 'c' || n, $1, 'openid' || n, 3, 3, $2, 0 from generate_series(1, 20000) n`,
    [id, start + 10_000_000],
  );
  await db.fillMany(
    `insert into sessions (id, account_id, conversation_id, state, owner_id, epoch, unread, last_seq, spoken, opened_at,
            last_activity_at, waiting_since, picked_up_at, ended_at, due_at)
     select 's' || n, $1, 'c' || n, state, case state when 'active' then case n % 200 when 1 then 'ann' else 'boss' end end,
            0, 0, 1, true, n, n, case state when 'waiting' then n end, case state when 'waiting' then null else n end,
            case state when 'ended' then n end,
            case state when 'active' then $2::bigint + n end
       from generate_series(1, 20000) n,
            lateral (select case when n % 20 = 0 then 'waiting' when n % 100 = 1 then 'active' else 'ended' end) as s(state)`,
    [id, start + 30_000],
  );
  await db.fillMany(
    `insert into messages (id, account_id, conversation_id, session_id, seq, at, direction, content)
     select 'm' || n, $1, 'c' || (n % 20000 + 1), 's' || (n % 20000 + 1), n, n, 'in', '{"type":"text","text":"hello"}'
       from generate_series(1, 60000) n`,
    [id],
  );
  await db.fillMany(
    `insert into events (account_id, seq, type, at, payload, notable)
     select $1, n, 'customer_message_received', n, '{}', n % 100 = 0 from generate_series(1, 60000) n`,
    [id],
  );
  await db.fillMany(
    `insert into pushes (account_id, dedupe_key, digest, state, raw, received_at)
     select $1, 'k' || n, '', 'kept', repeat('raw', 100), n from generate_series(1, 20000) n`,
    [id],
  );
  await db.fill(
    `insert into outbox (message_id, account_id, conversation_id, seq, state, attempts, not_before)
     select id, $1, conversation_id, seq, 'queued', 0, $2 from messages where seq <= 5000`,
    [id, start + 30_000],
  );
  await db.fillMany(
    `insert into customer_attributes select $1, 'openid' || n, '[]', 0 from generate_series(1, 20000) n`,
    [id],
  );
  await db.fillMany(`insert into account_tags select $1, 'tag' || n, n from generate_series(1, 20000) n`, [
    id,
  ]);
  await db.fillMany(
    `insert into blacklist (conversation_id, account_id, agent_id, at)
     select 'c' || n, $1, 'boss', n from generate_series(1, 20000) n`,
    [id],
  );
  await db.fillMany(
    `insert into audit_log (account_id, agent_id, at, what, about)
     select $1, 'boss', n, case n % 10000 when 1 then 'customer_erased' else 'read_conversation' end, 'c1'
       from generate_series(1, 20000) n`,
    [id],
  );
  await db.fillMany(
    `insert into saved_views (id, account_id, agent_id, name, view, created_at)
     select 'v' || n, $1, 'boss', 'v' || n, '{"list":"ended","source":"page"}', 0 from generate_series(1, 300) n`,
    [id],
  );
  await fillIndex(id);
  await db.fill(`update accounts set head_seq = 60000, waiting_count = 1000 where id = $1`, [id]);
  await db.fill("vacuum analyze"); // as autovacuum does in production
}

/** All messages but one in a thousand are equal, and all customers have the same tag. */
async function fillIndex(id: AccountId): Promise<void> {
  await db.fill(`insert into search_cursors (account_id, seq, filled_to) values ($1, 60000, null)`, [id]);
  await db.fillMany(
    `insert into search_shelves (account_id, from_seq, to_seq, from_at, to_at, messages)
     select $1, n * 20000 + 1, (n + 1) * 20000, n * 20000 + 1, (n + 1) * 20000, 20000 from generate_series(0, 2) n`,
    [id],
  );
  await db.fillMany(
    `insert into message_words (account_id, seq, conversation_id, at, words)
     select $1, n, 'c' || (n % 20000 + 1), n, array_to_tsvector(array[segment.id || ':' || case n % 1000 when 0 then 'rare' else 'hello' end])
       from generate_series(1, 60000) n join search_shelves segment on n between from_seq and to_seq`,
    [id],
  );
  await db.fillMany(
    `insert into customer_words (conversation_id, account_id, spoken_at, words)
     select 'c' || n, $1, n, array_to_tsvector(array[number || '@tag', number || '@openid' || n])
       from generate_series(1, 20000) n, search_cursors where account_id = $1`,
    [id],
  );
}

async function work(): Promise<void> {
  const clock = newClock();
  let n = 0;
  const lanes = createLanes({ pool, clock, newId: () => `new${++n}` });
  await deliverPush(lanes, account, textPush({ openid: "openid7", msgId: "1" }));
  await deliverPush(lanes, account, textPush({ openid: "openid7", msgId: "1", text: "other" }));
  await countViolations(pool, start);
  const session = await writeAs(lanes, account, "somebody new");
  await done(lanes.run(account, pickUp("ann", session)));
  const { facts } = await done(lanes.run(account, reply("ann", session)));
  const messageId = messageOf(facts).id;
  const seen = messageId;
  await writeAs(lanes, account, "somebody new");
  await done(lanes.run(account, { ...reply("ann", session), seen }));
  await done(lanes.run(account, { do: "start_delivery", messageId }));
  await done(lanes.run(account, { do: "finish_delivery", messageId, outcome: { kind: "unknown" } }));
  await done(lanes.run(account, { ...reply("ann", session), resendOf: messageId }));
  await done(
    lanes.run(account, {
      do: "set_pickup",
      agentId: boss.id,
      by: boss.id,
      auto: true,
      capacity: 10,
    }),
  );
  await done(lanes.run(account, { do: "set_status", agentId: ann.id, by: ann.id, status: "away" }));
  await readSnapshot(pool, account, { id: ann.id as AgentId, role: "agent" }, start);
  await readSnapshot(pool, account, { id: boss.id as AgentId, role: "supervisor" }, start);
  const client = await pool.connect();
  await readEvents(client, account, 59_990, 500);
  await findRulingSession(pool, "c7" as ConversationId);
  await keepAbout(lanes, session);
  const last = { before: start, beforeId: "s1" as SessionId };
  await listEnded(pool, account, null, { last: null, limit: 50 });
  await listEnded(pool, account, ann.id, { last, limit: 50 });
  await findEnded(pool, account, { ownerId: null, tag: "tag", source: "page" }, { last: null, limit: 50 });
  await findEnded(pool, account, { ownerId: ann.id, tag: "tag" }, { last, limit: 50 });
  await listWaiting(pool, account, 5_000, 50);
  await listDue(pool, start, 64);
  await listAbandoned(pool, 64);
  await listLost(pool, start, start);
  await listReturned(pool, start);
  await readBoard(pool, account, start);
  await readOwnDay(pool, account, ann.id, start);
  await countAll();
  await exportAll();
  await searchAll();
  await readAudit();
  await deleteViewsBySources(client, account, ["page"]);
  await tellOutside();
  client.release();
  const ticker = startTicker({ pool, clock, lanes, log: silent, nodeId: "n", listPresent: () => [] });
  await ticker.tick();
  await ticker.stop();
}

async function countAll(): Promise<void> {
  const counter = { pool, clock: newClock(), log: silent };
  await countStep(counter, account, 1_000);
  await pool.query(`update report_cursors set settled_until = $2 where account_id = $1`, [account, start]);
  await catchUp(counter, account);
  await readReport(counter, account, null);
}

async function exportAll(): Promise<void> {
  const common = { accountId: account, withNotes: false };
  const days = { from: 20_000, until: 30_000 };
  const stretches = await stretchesOf(pool, account, days);
  const own = {
    conversationId: "c7" as ConversationId,
    days: null,
    stretches: [await wholeLog(pool, account)],
  };
  for (const part of [
    { ...common, conversationId: null, days, stretches },
    { ...common, ...own },
  ]) {
    await countMessages(pool, part, new AbortController().signal);
    await readPage(pool, part, { after: 30_000, upTo: 60_000 });
  }
}

async function tellOutside(): Promise<void> {
  for (const topic of ["messages", "customers"]) {
    const id = `hook-${topic}` as WebhookId;
    await db.fill(
      `insert into webhooks (account_id, id, name, url, topics, secret, created_at, seq) values ($1, $2, '', '', $3, '', 0, 30000)`,
      [account, id, [topic]],
    );
    const row = (await findWebhook(pool, account, id)) as WebhookRow;
    await nextBatch(pool, row);
    await countWaiting(pool, row);
  }
}

/** Reads the whole log and rare entries of it. */
async function readAudit(): Promise<void> {
  const page = { before: 15_000, limit: 51, by: null, kind: null, conversationId: null } as const;
  await listAudit(pool, account, page);
  await listAudit(pool, account, { ...page, kind: "customers" });
  await listAudit(pool, account, { ...page, by: "server" });
  await listAudit(pool, account, { ...page, by: boss.id as AgentId, kind: "customers" });
  await listAudit(pool, account, { ...page, conversationId: "c1" as ConversationId });
  await listAuditPeople(pool, account);
}

/** Searches common and rare words with full and limited rights, after indexing. */
async function searchAll(): Promise<void> {
  const viewers = [
    { id: ann.id as AgentId, role: "agent" },
    { id: boss.id as AgentId, role: "supervisor" },
  ] as const;
  for (const viewer of viewers)
    for (const query of [
      { q: "hello" },
      { q: "rare" },
      { q: "tag", kind: "customers" },
      { q: "openid77", kind: "customers" },
    ])
      await search(pool, account, viewer, searchQuery.parse(query));
  await indexBatch(pool, account);
  await deleteWordsOf(pool, account, "c9" as ConversationId, 60_000);
  await deleteWordsBefore(pool, account, 10, null);
}

async function keepAbout(lanes: Lanes, { id, conversationId }: DeskSession): Promise<void> {
  const about = { agentId: boss.id, conversationId, sessionId: id };
  const note = { clientMessageId: randomUUID() as ClientMessageId, note: "calls at five" };
  await done(lanes.run(account, { do: "add_note", ...about, ...note }));
  await done(lanes.run(account, { do: "change_tags", ...about, add: ["new"], remove: [] }));
  await done(lanes.run(account, { do: "set_blocked", ...about, blocked: true, reason: null }));
  await done(lanes.run(account, { do: "set_attributes", openid: "openid8", sessionId: null }));
  await findAttributesOf(pool, conversationId);
  await findNewestSession(pool, account, "openid8");
  const limit = { sessionId: id, agentId: boss.id };
  const reader = { agentId: boss.id, ip: "", at: start };
  for (const within of [null, limit]) {
    await readAllowanceHistory(pool, conversationId, { before: 60_000, limit: 101, within });
    await readMessages(pool, { accountId: account, conversationId, limit: within }, { limit: 50 });
  }
  await recordWaiting(pool, { id, accountId: account, conversationId, openedAt: start }, reader);
  await listSessionsOf(pool, conversationId, { openedAt: start, id: "s1" }, 21);
  await listKnownTags(pool, account);
  await listBlocked(pool, account, { at: start, id: "c1" }, 50);
}

interface Plan {
  "Node Type": string;
  "Actual Rows"?: number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  "Relation Name"?: string;
  Plans?: Plan[];
}
const scans = (plan: Plan): string[] => [
  ...(plan["Node Type"] === "Seq Scan" && big.includes(plan["Relation Name"] ?? "")
    ? [plan["Relation Name"] as string]
    : []),
  ...(plan.Plans ?? []).flatMap(scans),
];

it("[T40] no statement of a hot path scans a big table", async () => {
  await work();
  const client = new pg.Client(db.connection);
  await client.connect();
  await client.query("set random_page_cost = 1.1"); // for a solid-state disk or cached data
  const found: string[] = [];
  for (const { text, values } of received.values()) {
    const { rows } = await client.query(`explain (format json) ${text}`, values);
    for (const table of scans(rows[0]["QUERY PLAN"][0].Plan)) found.push(`${table}: ${text}`);
  }
  await client.end();
  expect(found).toEqual([]);
  expect(received.size, "statements heard").toBeGreaterThan(25);
});

const rowsRead = (plan: Plan): number =>
  (plan["Relation Name"] === "pushes" ? (plan["Actual Rows"] ?? 0) : 0) +
  (plan["Rows Removed by Filter"] ?? 0) +
  (plan["Rows Removed by Index Recheck"] ?? 0) +
  (plan.Plans ?? []).reduce((sum, part) => sum + rowsRead(part), 0);

it("[RT6] erasing a recent customer reads only recent pushes", async () => {
  const since = 19_900;
  const of = { accountId: account, openid: "openid7", since: since + clocksApartMs, until: start };
  const { rows } = await pool.query(`explain (analyze, format json) ${namedBy.text}`, namedBy.values(of));
  expect(rowsRead(rows[0]["QUERY PLAN"][0].Plan)).toBeLessThan(2_000);
});
