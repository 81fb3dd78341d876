import type { AgentId } from "@jieru/shared/domain/ids";
import { piecesOf } from "@jieru/shared/domain/search";
import { searchQuery } from "@jieru/shared/protocol/search-schema";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { DeskSession } from "../../src/desk/desk.ts";
import { deleteWordsBefore, deleteWordsOf } from "../../src/search/delete-words.ts";
import { indexBatch } from "../../src/search/index-batch.ts";
import { search } from "../../src/search/search.ts";
import { ann, boss } from "../desk/scenario.ts";
import { createAccount, done, pickUp, reply, start, write } from "../lane/account.ts";
import { colleague, openSearchFixture, owner, type SearchFixture, supervisor } from "./fixture.ts";

let fixture: SearchFixture;
beforeEach(async () => {
  fixture = await openSearchFixture();
});
afterEach(() => fixture.close());

it("[FI1] messages of customers and agents are found by parts, newest first", async () => {
  const session = await fixture.says("o-chen", "那批建盏到了没有？");
  await fixture.says("o-su", "Hello, where is my order SF1402887766");
  await fixture.takes(session);
  await done(fixture.node.lanes.run(fixture.account, reply(owner.id, session, "建盏还在路上")));
  await fixture.notes(session, "问建盏的老客");
  await fixture.index();
  expect(await fixture.finds(supervisor, "建盏")).toEqual(["建盏还在路上", "那批建盏到了没有？"]);
  expect(await fixture.finds(supervisor, "到了没")).toEqual(["那批建盏到了没有？"]);
  expect(await fixture.finds(supervisor, "盏")).toHaveLength(2);
  expect(await fixture.finds(supervisor, "HEL order")).toEqual([]);
  expect(await fixture.finds(supervisor, "order hel")).toHaveLength(1);
  expect(await fixture.finds(supervisor, "sf14028")).toHaveLength(1);
  expect(await fixture.finds(supervisor, "建盏", { kind: "notes" })).toEqual(["问建盏的老客"]);
  expect(await fixture.finds(supervisor, "'; --:*|&\\")).toEqual([]);
  expect(await fixture.finds(supervisor, "")).toEqual([]);
});

it("[FI1] customers are found by their current remark, tag and openid", async () => {
  const session = await fixture.says("oChen-Laoban_9tQe", "在吗");
  const about = {
    agentId: boss.id as AgentId,
    conversationId: session.conversationId,
    sessionId: session.id,
  };
  const { lanes } = fixture.node;
  await fixture.index();
  expect(await fixture.findsCustomers(supervisor, "9tqe")).toEqual(["oChen-Laoban_9tQe"]);
  await done(lanes.run(fixture.account, { do: "set_remark", ...about, remark: "陈老板（杭州）" }));
  await done(lanes.run(fixture.account, { do: "change_tags", ...about, add: ["批发", "VIP"], remove: [] }));
  await fixture.index();
  for (const q of ["陈老板", "杭州", "批发", "vip", "杭州 批发"])
    expect(await fixture.findsCustomers(supervisor, q), q).toHaveLength(1);
  await done(lanes.run(fixture.account, { do: "set_remark", ...about, remark: "陈先生" }));
  expect(await fixture.findsCustomers(supervisor, "陈老板"), "before the index knows").toEqual([]);
  await fixture.index();
  expect(await fixture.findsCustomers(supervisor, "陈先生", { tag: "VIP" })).toHaveLength(1);
  expect(await fixture.findsCustomers(supervisor, "陈先生", { tag: "零售" })).toEqual([]);
});

it("[FI2] separate words match only if no message contains the exact query", async () => {
  await fixture.says("o-1", "退款的快递单号");
  await fixture.index();
  const ask = (q: string) => search(fixture.db.pool, fixture.account, supervisor, searchQuery.parse({ q }));
  expect(await ask("快递退款")).toMatchObject({ by: "words", messages: [{ direction: "in" }] });
  await fixture.says("o-2", "快递退款怎么办");
  await fixture.index();
  const typed = await ask("快递退款");
  expect([typed.by, typed.messages.map((m) => m.excerpt.text)]).toEqual(["typed", ["快递退款怎么办"]]);
});

it("[FI3] [AG7] an agent finds their own and waiting sessions, and not those they lost", async () => {
  const mine = await fixture.says("o-mine", "建盏一号");
  const theirs = await fixture.says("o-theirs", "建盏二号");
  await fixture.says("o-waits", "建盏三号");
  await fixture.takes(mine);
  await fixture.notes(mine, "建盏的备注");
  await fixture.index();
  expect(await fixture.finds(supervisor, "建盏")).toHaveLength(3);
  expect(await fixture.finds(owner, "建盏")).toHaveLength(3);
  expect(await fixture.finds(colleague, "建盏")).toEqual(["建盏三号", "建盏二号"]);
  expect(await fixture.finds(colleague, "备注", { kind: "notes" })).toEqual([]);
  expect((await fixture.findsCustomers(colleague, "o")).sort()).toEqual(["o-theirs", "o-waits"]);
  expect(await fixture.findsCustomers(colleague, "mine")).toEqual([]);
  expect(await fixture.findsCustomers(owner, "mine")).toEqual(["o-mine"]);
  await fixture.takes(theirs);
  expect(await fixture.finds(colleague, "建盏")).toEqual(["建盏三号"]);
});

it("[FI3] [AG7] the last owner finds an ended session until another agent owns a newer one", async () => {
  const { lanes } = fixture.node;
  const session = await fixture.says("o-1", "建盏一号");
  await fixture.takes(session);
  await done(lanes.run(fixture.account, { do: "end", agentId: ann.id as AgentId, sessionId: session.id }));
  await fixture.index();
  expect([await fixture.finds(owner, "建盏"), await fixture.finds(colleague, "建盏")]).toEqual([
    ["建盏一号"],
    [],
  ]);
  expect(await fixture.findsCustomers(owner, "o-1")).toEqual(["o-1"]);
  const again = await fixture.says("o-1", "又来了");
  await done(lanes.run(fixture.account, pickUp(colleague.id, again)));
  await fixture.index();
  expect([await fixture.finds(owner, "建盏"), await fixture.finds(colleague, "建盏")]).toEqual([
    [],
    ["建盏一号"],
  ]);
  expect([
    await fixture.findsCustomers(owner, "o-1"),
    await fixture.findsCustomers(colleague, "o-1"),
  ]).toEqual([[], ["o-1"]]);
});

it("[FI3] [AG11] an agent finds a waiting customer's open session without earlier ones and notes", async () => {
  const { lanes } = fixture.node;
  const first = await fixture.says("o-1", "建盏一号");
  await fixture.takes(first);
  await done(lanes.run(fixture.account, { do: "end", agentId: ann.id as AgentId, sessionId: first.id }));
  const again = await fixture.says("o-1", "建盏二号");
  await fixture.notes(again, "建盏的备注");
  await fixture.index();
  const found = (viewer: typeof owner, kind: string) => fixture.finds(viewer, "建盏", { kind });
  for (const viewer of [owner, colleague])
    expect([await found(viewer, "messages"), await found(viewer, "notes")]).toEqual([["建盏二号"], []]);
  expect(await found(supervisor, "messages")).toEqual(["建盏二号", "建盏一号"]);
  await fixture.takes(again);
  expect([await found(owner, "messages"), await found(owner, "notes")]).toEqual([
    ["建盏二号", "建盏一号"],
    ["建盏的备注"],
  ]);
});

it("[FI8] a filter by author finds messages in sessions of other owners", async () => {
  const session = await fixture.says("o-1", "在吗");
  await fixture.takes(session);
  await done(fixture.node.lanes.run(fixture.account, reply(owner.id, session, "建盏还在路上")));
  const transfer = { do: "transfer", agentId: owner.id as AgentId, sessionId: session.id } as const;
  await done(
    fixture.node.lanes.run(fixture.account, { ...transfer, to: colleague.id as AgentId, note: null }),
  );
  await fixture.index();
  expect(await fixture.finds(supervisor, "建盏", { agentId: ann.id })).toEqual(["建盏还在路上"]);
  expect(await fixture.finds(supervisor, "在吗", { agentId: ann.id })).toEqual([]);
});

it("[FI2] [FI7] a later page of an exact match does not switch to separate words", async () => {
  await fixture.says("o-1", "退款的快递单号");
  const { conversationId } = await fixture.says("o-2", "快递退款怎么办");
  await fixture.index();
  const { rows } = await fixture.db.pool.query(`select seq from messages where conversation_id = $1`, [
    conversationId,
  ]);
  const query = searchQuery.parse({ q: "快递退款", before: rows[0].seq });
  const page = await search(fixture.db.pool, fixture.account, supervisor, query);
  expect([page.by, page.messages]).toEqual(["typed", []]);
});

it("[FI3] no message of another account is found", async () => {
  await fixture.says("o-1", "建盏一号");
  await fixture.index();
  const other = await createAccount(fixture.db.pool, [ann]);
  await done(fixture.node.lanes.run(other, write("o-2", "建盏二号")));
  while ((await indexBatch(fixture.db.pool, other)) === "more");
  expect(await fixture.finds(supervisor, "建盏")).toEqual(["建盏一号"]);
});

it("[FI8] filters by state, server, tag and time", async () => {
  const mine = await fixture.says("o-mine", "建盏一号");
  await fixture.says("o-waits", "建盏二号");
  await fixture.takes(mine);
  await done(
    fixture.node.lanes.run(fixture.account, {
      do: "change_tags",
      agentId: boss.id as AgentId,
      conversationId: mine.conversationId,
      sessionId: mine.id,
      add: ["VIP"],
      remove: [],
    }),
  );
  await fixture.index();
  expect(await fixture.finds(supervisor, "建盏", { state: "waiting" })).toEqual(["建盏二号"]);
  expect(await fixture.finds(supervisor, "建盏", { agentId: ann.id })).toEqual(["建盏一号"]);
  expect(await fixture.finds(supervisor, "建盏", { tag: "VIP" })).toEqual(["建盏一号"]);
  expect(await fixture.finds(supervisor, "建盏", { from: start + 1 })).toEqual([]);
  expect(await fixture.finds(supervisor, "建盏", { from: start, to: start })).toHaveLength(2);
});

it("[WU9] filters messages and customers by topic", async () => {
  const { db, account } = fixture;
  const about = (session: DeskSession, topic: string) =>
    db.fill("update sessions set topic_id = $2 where id = $1", [session.id, topic]);
  const first = await fixture.says("o-1", "建盏一号");
  await fixture.says("o-2", "建盏二号");
  await about(first, "refund");
  await fixture.takes(first);
  await done(fixture.node.lanes.run(account, { do: "end", agentId: ann.id as AgentId, sessionId: first.id }));
  await about(await fixture.says("o-1", "建盏三号"), "delivery");
  await fixture.index();
  expect(await fixture.finds(supervisor, "建盏", { topicId: "refund" })).toEqual(["建盏一号"]);
  expect(await fixture.finds(supervisor, "建盏", { topicId: "delivery" })).toEqual(["建盏三号"]);
  expect(await fixture.finds(supervisor, "建盏", { topicId: "unheard-of" })).toEqual([]);
  expect(await fixture.findsCustomers(supervisor, "o", { topicId: "refund" })).toEqual(["o-1"]);
  await db.fill("update conversations set erased_seq = $2 where id = $1", [
    first.conversationId,
    first.lastSeq + 5,
  ]);
  expect(await fixture.findsCustomers(supervisor, "o", { topicId: "refund" })).toEqual([]);
});

it("[FI8] [F26] messages are found by their time, whatever the servers' clocks", async () => {
  const minutes = (n: number) => fixture.clock.elapse(n * 60_000);
  const now = fixture.clock.now();
  await fixture.says("o-clock", "紫砂壶一号");
  minutes(10);
  await fixture.says("o-clock", "紫砂壶二号");
  minutes(-20);
  await fixture.says("o-clock", "紫砂壶三号");
  minutes(10);
  await fixture.says("o-clock", "紫砂壶四号");
  await fixture.index();
  expect(await fixture.finds(supervisor, "紫砂壶", { from: now + 60_000 })).toEqual(["紫砂壶二号"]);
  expect(await fixture.finds(supervisor, "紫砂壶", { to: now - 60_000 })).toEqual(["紫砂壶三号"]);
});

it("[FI4] indexing continues on either server, and repetition changes nothing", async () => {
  const texts = Array.from({ length: 450 }, (_, i) => `建盏第 ${i} 号`);
  await Promise.all(texts.map((text, i) => fixture.says(`o-${i % 50}`, text)));
  expect(await indexBatch(fixture.db.pool, fixture.account)).toBe("more");
  const steps = await Promise.all([1, 2, 3].map(() => indexBatch(fixture.db.pool, fixture.account)));
  expect(steps).toContain("more");
  await fixture.index();
  await fixture.db.pool.query(`update search_cursors set seq = 100, filled_to = ''`); // as if a commit had been lost
  await fixture.index();
  const { rows } = await fixture.db.pool.query(
    `select (select count(*) from message_words) as words, (select count(*) from customer_words) as customers,
            (select sum(messages) >= 450 from search_shelves) as indexed`,
  );
  expect(rows).toEqual([{ words: 450, customers: 50, indexed: true }]);
  expect(await fixture.finds(supervisor, "建盏第", { limit: 50 })).toHaveLength(50);
});

it("[FI4] one step indexes few long texts, and an oversized one alone", async () => {
  const long = (from: number) =>
    Array.from({ length: 6_000 }, (_, i) => String.fromCodePoint(from + (i % 5_000))).join("");
  for (let i = 0; i < 8; i++) await fixture.says("o-long", long(0x4e00 + i));
  await fixture.says("o-long", long(0x5000).repeat(8));
  await fixture.says("o-long", "建盏第九号");
  const stepsOf: number[] = [];
  for (let step = "more", before = 0; step === "more"; ) {
    step = await indexBatch(fixture.db.pool, fixture.account);
    const { rows } = await fixture.db.pool.query<{ n: number }>(
      `select count(*)::int as n from message_words`,
    );
    stepsOf.push((rows[0]?.n ?? 0) - before);
    before = rows[0]?.n ?? 0;
  }
  expect(stepsOf).toEqual([6, 2, 1, 1]);
  expect(await fixture.finds(supervisor, "建盏第九号")).toHaveLength(1);
});

it("[FI4] one step re-indexes a limited number of retagged customers", async () => {
  const session = await fixture.says("o-1", "你好");
  await fixture.index();
  const moved = 5_000;
  await fixture.db.fill(`update conversations set tags = '{老客户}'`, []);
  await fixture.db.fill(
    `with head as (update accounts set head_seq = head_seq + $2 where id = $1 returning head_seq - $2 as seq)
     insert into events (account_id, seq, type, at, payload)
     select $1, seq + n, 'tags_changed', 0, $3 from head, generate_series(1, $2::int) n`,
    [fixture.account, moved, { session }],
  );
  const left = async () => {
    const { rows } = await fixture.db.pool.query<{ left: number }>(
      `select (head_seq - seq)::int as left from accounts join search_cursors on account_id = id`,
    );
    return rows[0]?.left;
  };
  const lefts: unknown[] = [];
  for (let step = "more"; step === "more"; lefts.push(await left()))
    step = await indexBatch(fixture.db.pool, fixture.account);
  expect(lefts).toEqual([3_000, 1_000, 0]);
  expect(await fixture.findsCustomers(supervisor, "老客户")).toEqual(["o-1"]);
});

it("[FI7] pages return each message once", async () => {
  await Promise.all(Array.from({ length: 130 }, (_, i) => fixture.says(`o-${i}`, `建盏第 ${i} 号`)));
  await fixture.index();
  const seen: number[] = [];
  for (let before: number | undefined; ; ) {
    const query = searchQuery.parse({ q: "建盏", limit: 50, before });
    const { messages, next } = await search(fixture.db.pool, fixture.account, supervisor, query);
    seen.push(...messages.map((m) => m.seq));
    if (!next) break;
    before = next.before;
  }
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
  expect(seen).toHaveLength(130);
  const customers = await search(
    fixture.db.pool,
    fixture.account,
    supervisor,
    searchQuery.parse({ q: "o", kind: "customers", limit: 50 }),
  );
  const { next } = customers;
  const rest = await search(
    fixture.db.pool,
    fixture.account,
    supervisor,
    searchQuery.parse({ q: "o", kind: "customers", limit: 50, ...next }),
  );
  const ids = [...customers.customers, ...rest.customers].map((hit) => hit.customer.id);
  expect(new Set(ids).size).toBe(100);
});

it("[FI7] a slow search of customers continues on the next page", async () => {
  await Promise.all(Array.from({ length: 510 }, (_, i) => fixture.says(`o-${i}`, "在吗")));
  await fixture.index();
  let now = 0;
  const slow = vi.spyOn(performance, "now").mockImplementation(() => (now += 100));
  const query = searchQuery.parse({ q: "o", kind: "customers", agentId: boss.id });
  const page = await search(fixture.db.pool, fixture.account, supervisor, query);
  const rest = await search(fixture.db.pool, fixture.account, supervisor, { ...query, ...page.next });
  slow.mockRestore();
  expect(page.customers).toEqual([]);
  expect(page.next).not.toBeNull();
  expect(rest.next).toBeNull();
});

it("[FI5] index entries are deleted with their messages", async () => {
  const { conversationId } = await fixture.says("o-1", "建盏一号");
  await fixture.says("o-2", "建盏二号");
  await fixture.index();
  const { pool } = fixture.db;
  await pool.query(`delete from messages where conversation_id = $1`, [conversationId]);
  expect(await fixture.finds(supervisor, "建盏"), "deleted, and still in the index").toEqual(["建盏二号"]);
  expect(await deleteWordsOf(pool, fixture.account, conversationId, 1_000)).toBe(false);
  const { rows } = await pool.query(`select seq from message_words`);
  expect(rows).toHaveLength(1);
  await deleteWordsBefore(pool, fixture.account, start + 1, null);
  expect((await pool.query(`select seq from message_words`)).rows).toEqual([]);
});

it("[RT3] [FI5] a customer who returns during an erasure is found with new data only", async () => {
  const { db, node, account } = fixture;
  const openid = "oChen-Laoban_9tQe";
  await db.pool.query(`update bindings set role = 'admin' where agent_id = $1`, [boss.id]);
  const { id, conversationId } = await fixture.says(openid, "在吗");
  const about = { agentId: boss.id as AgentId, conversationId, sessionId: id };
  await done(node.lanes.run(account, { do: "set_remark", ...about, remark: "陈老板" }));
  await fixture.index();
  const { facts } = await done(node.lanes.run(account, { do: "erase_customer", ...about }));
  await fixture.says(openid, "又是我");
  await fixture.index();
  const erasedSeq = facts[0]?.seq ?? 0;
  while (await deleteWordsOf(db.pool, account, conversationId, erasedSeq));
  expect(await fixture.findsCustomers(supervisor, "9tqe")).toEqual([openid]);
  expect([await fixture.finds(supervisor, "又是我"), await fixture.finds(supervisor, "在吗")]).toEqual([
    ["又是我"],
    [],
  ]);
  const { rows } = await db.pool.query(`select words::text from customer_words`);
  expect(rows).toEqual([{ words: expect.not.stringContaining("陈") }]);
});

it("[FI7] a query with many words is shortened, not refused", () => {
  expect(piecesOf("甲 ".repeat(50)).length).toBeLessThanOrEqual(12);
});
