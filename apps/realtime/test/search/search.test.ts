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
import { colleague, openSearchHouse, owner, type SearchHouse, supervisor } from "./house.ts";

let house: SearchHouse;
beforeEach(async () => {
  house = await openSearchHouse();
});
afterEach(() => house.close());

it("[FI1] what customers, agents and colleagues said is found by parts of it, newest first", async () => {
  const session = await house.says("o-chen", "那批建盏到了没有？");
  await house.says("o-su", "Hello, where is my order SF1402887766");
  await house.takes(session);
  await done(house.node.lanes.run(house.account, reply(owner.id, session, "建盏还在路上")));
  await house.notes(session, "问建盏的老客");
  await house.index();
  expect(await house.finds(supervisor, "建盏")).toEqual(["建盏还在路上", "那批建盏到了没有？"]);
  expect(await house.finds(supervisor, "到了没")).toEqual(["那批建盏到了没有？"]);
  expect(await house.finds(supervisor, "盏")).toHaveLength(2);
  expect(await house.finds(supervisor, "HEL order")).toEqual([]);
  expect(await house.finds(supervisor, "order hel")).toHaveLength(1);
  expect(await house.finds(supervisor, "sf14028")).toHaveLength(1);
  expect(await house.finds(supervisor, "建盏", { kind: "notes" })).toEqual(["问建盏的老客"]);
  expect(await house.finds(supervisor, "'; --:*|&\\")).toEqual([]);
  expect(await house.finds(supervisor, "")).toEqual([]);
});

it("[FI1] customers are found by remark, tag and openid, as they are called now", async () => {
  const session = await house.says("oChen-Laoban_9tQe", "在吗");
  const about = {
    agentId: boss.id as AgentId,
    conversationId: session.conversationId,
    sessionId: session.id,
  };
  const { lanes } = house.node;
  await house.index();
  expect(await house.findsCustomers(supervisor, "9tqe")).toEqual(["oChen-Laoban_9tQe"]);
  await done(lanes.run(house.account, { do: "set_remark", ...about, remark: "陈老板（杭州）" }));
  await done(lanes.run(house.account, { do: "change_tags", ...about, add: ["批发", "VIP"], remove: [] }));
  await house.index();
  for (const q of ["陈老板", "杭州", "批发", "vip", "杭州 批发"])
    expect(await house.findsCustomers(supervisor, q), q).toHaveLength(1);
  await done(lanes.run(house.account, { do: "set_remark", ...about, remark: "陈先生" }));
  expect(await house.findsCustomers(supervisor, "陈老板"), "before the index knows").toEqual([]);
  await house.index();
  expect(await house.findsCustomers(supervisor, "陈先生", { tag: "VIP" })).toHaveLength(1);
  expect(await house.findsCustomers(supervisor, "陈先生", { tag: "零售" })).toEqual([]);
});

it("[FI2] by words only where nothing has it as it was typed", async () => {
  await house.says("o-1", "退款的快递单号");
  await house.index();
  const ask = (q: string) => search(house.db.pool, house.account, supervisor, searchQuery.parse({ q }));
  expect(await ask("快递退款")).toMatchObject({ by: "words", messages: [{ direction: "in" }] });
  await house.says("o-2", "快递退款怎么办");
  await house.index();
  const typed = await ask("快递退款");
  expect([typed.by, typed.messages.map((m) => m.excerpt.text)]).toEqual(["typed", ["快递退款怎么办"]]);
});

it("[FI3] [AG7] an agent finds what is theirs and what waits; who loses it finds it no more", async () => {
  const mine = await house.says("o-mine", "建盏一号");
  const theirs = await house.says("o-theirs", "建盏二号");
  await house.says("o-waits", "建盏三号");
  await house.takes(mine);
  await house.notes(mine, "建盏的备注");
  await house.index();
  expect(await house.finds(supervisor, "建盏")).toHaveLength(3);
  expect(await house.finds(owner, "建盏")).toHaveLength(3);
  expect(await house.finds(colleague, "建盏")).toEqual(["建盏三号", "建盏二号"]);
  expect(await house.finds(colleague, "备注", { kind: "notes" })).toEqual([]);
  expect((await house.findsCustomers(colleague, "o")).sort()).toEqual(["o-theirs", "o-waits"]);
  expect(await house.findsCustomers(colleague, "mine")).toEqual([]);
  expect(await house.findsCustomers(owner, "mine")).toEqual(["o-mine"]);
  await house.takes(theirs);
  expect(await house.finds(colleague, "建盏")).toEqual(["建盏三号"]);
});

it("[FI3] [AG7] whose session it was finds what was said once it has ended, until a newer one is somebody else's", async () => {
  const { lanes } = house.node;
  const session = await house.says("o-1", "建盏一号");
  await house.takes(session);
  await done(lanes.run(house.account, { do: "end", agentId: ann.id as AgentId, sessionId: session.id }));
  await house.index();
  expect([await house.finds(owner, "建盏"), await house.finds(colleague, "建盏")]).toEqual([
    ["建盏一号"],
    [],
  ]);
  expect(await house.findsCustomers(owner, "o-1")).toEqual(["o-1"]);
  const again = await house.says("o-1", "又来了");
  await done(lanes.run(house.account, pickUp(colleague.id, again)));
  await house.index();
  expect([await house.finds(owner, "建盏"), await house.finds(colleague, "建盏")]).toEqual([
    [],
    ["建盏一号"],
  ]);
  expect([await house.findsCustomers(owner, "o-1"), await house.findsCustomers(colleague, "o-1")]).toEqual([
    [],
    ["o-1"],
  ]);
});

it("[FI3] [AG11] an agent finds the open session of a waiting customer, without earlier ones and notes", async () => {
  const { lanes } = house.node;
  const first = await house.says("o-1", "建盏一号");
  await house.takes(first);
  await done(lanes.run(house.account, { do: "end", agentId: ann.id as AgentId, sessionId: first.id }));
  const again = await house.says("o-1", "建盏二号");
  await house.notes(again, "建盏的备注");
  await house.index();
  const found = (viewer: typeof owner, kind: string) => house.finds(viewer, "建盏", { kind });
  for (const viewer of [owner, colleague])
    expect([await found(viewer, "messages"), await found(viewer, "notes")]).toEqual([["建盏二号"], []]);
  expect(await found(supervisor, "messages")).toEqual(["建盏二号", "建盏一号"]);
  await house.takes(again);
  expect([await found(owner, "messages"), await found(owner, "notes")]).toEqual([
    ["建盏二号", "建盏一号"],
    ["建盏的备注"],
  ]);
});

it("[FI8] by whom it was said is found also in a session that is somebody else's by now", async () => {
  const session = await house.says("o-1", "在吗");
  await house.takes(session);
  await done(house.node.lanes.run(house.account, reply(owner.id, session, "建盏还在路上")));
  const transfer = { do: "transfer", agentId: owner.id as AgentId, sessionId: session.id } as const;
  await done(house.node.lanes.run(house.account, { ...transfer, to: colleague.id as AgentId, note: null }));
  await house.index();
  expect(await house.finds(supervisor, "建盏", { agentId: ann.id })).toEqual(["建盏还在路上"]);
  expect(await house.finds(supervisor, "在吗", { agentId: ann.id })).toEqual([]);
});

it("[FI2] [FI7] of words that are found as they were typed the next page is none by the dictionary", async () => {
  await house.says("o-1", "退款的快递单号");
  const { conversationId } = await house.says("o-2", "快递退款怎么办");
  await house.index();
  const { rows } = await house.db.pool.query(`select seq from messages where conversation_id = $1`, [
    conversationId,
  ]);
  const query = searchQuery.parse({ q: "快递退款", before: rows[0].seq });
  const page = await search(house.db.pool, house.account, supervisor, query);
  expect([page.by, page.messages]).toEqual(["typed", []]);
});

it("[FI3] nothing of another account is found", async () => {
  await house.says("o-1", "建盏一号");
  await house.index();
  const other = await createAccount(house.db.pool, [ann]);
  await done(house.node.lanes.run(other, write("o-2", "建盏二号")));
  while ((await indexBatch(house.db.pool, other)) === "more");
  expect(await house.finds(supervisor, "建盏")).toEqual(["建盏一号"]);
});

it("[FI8] filters: state, who served it, tag, and when it was said", async () => {
  const mine = await house.says("o-mine", "建盏一号");
  await house.says("o-waits", "建盏二号");
  await house.takes(mine);
  await done(
    house.node.lanes.run(house.account, {
      do: "change_tags",
      agentId: boss.id as AgentId,
      conversationId: mine.conversationId,
      sessionId: mine.id,
      add: ["VIP"],
      remove: [],
    }),
  );
  await house.index();
  expect(await house.finds(supervisor, "建盏", { state: "waiting" })).toEqual(["建盏二号"]);
  expect(await house.finds(supervisor, "建盏", { agentId: ann.id })).toEqual(["建盏一号"]);
  expect(await house.finds(supervisor, "建盏", { tag: "VIP" })).toEqual(["建盏一号"]);
  expect(await house.finds(supervisor, "建盏", { from: start + 1 })).toEqual([]);
  expect(await house.finds(supervisor, "建盏", { from: start, to: start })).toHaveLength(2);
});

it("[WU9] what was said in sessions of a topic, and customers who have one", async () => {
  const { db, account } = house;
  const about = (session: DeskSession, topic: string) =>
    db.fill("update sessions set topic_id = $2 where id = $1", [session.id, topic]);
  const first = await house.says("o-1", "建盏一号");
  await house.says("o-2", "建盏二号");
  await about(first, "refund");
  await house.takes(first);
  await done(house.node.lanes.run(account, { do: "end", agentId: ann.id as AgentId, sessionId: first.id }));
  await about(await house.says("o-1", "建盏三号"), "delivery");
  await house.index();
  expect(await house.finds(supervisor, "建盏", { topicId: "refund" })).toEqual(["建盏一号"]);
  expect(await house.finds(supervisor, "建盏", { topicId: "delivery" })).toEqual(["建盏三号"]);
  expect(await house.finds(supervisor, "建盏", { topicId: "unheard-of" })).toEqual([]);
  expect(await house.findsCustomers(supervisor, "o", { topicId: "refund" })).toEqual(["o-1"]);
  await db.fill("update conversations set erased_seq = $2 where id = $1", [
    first.conversationId,
    first.lastSeq + 5,
  ]);
  expect(await house.findsCustomers(supervisor, "o", { topicId: "refund" })).toEqual([]);
});

it("[FI8] [F26] what servers with other clocks wrote down is found by when it was said all the same", async () => {
  const minutes = (n: number) => house.clock.elapse(n * 60_000);
  const now = house.clock.now();
  await house.says("o-clock", "紫砂壶一号");
  minutes(10);
  await house.says("o-clock", "紫砂壶二号");
  minutes(-20);
  await house.says("o-clock", "紫砂壶三号");
  minutes(10);
  await house.says("o-clock", "紫砂壶四号");
  await house.index();
  expect(await house.finds(supervisor, "紫砂壶", { from: now + 60_000 })).toEqual(["紫砂壶二号"]);
  expect(await house.finds(supervisor, "紫砂壶", { to: now - 60_000 })).toEqual(["紫砂壶三号"]);
});

it("[FI4] it goes on where it stopped, on either node, and what is done twice changes nothing", async () => {
  const texts = Array.from({ length: 450 }, (_, i) => `建盏第 ${i} 号`);
  await Promise.all(texts.map((text, i) => house.says(`o-${i % 50}`, text)));
  expect(await indexBatch(house.db.pool, house.account)).toBe("more");
  const steps = await Promise.all([1, 2, 3].map(() => indexBatch(house.db.pool, house.account)));
  expect(steps).toContain("more");
  await house.index();
  await house.db.pool.query(`update search_cursors set seq = 100, filled_to = ''`); // as if a commit had been lost
  await house.index();
  const { rows } = await house.db.pool.query(
    `select (select count(*) from message_words) as words, (select count(*) from customer_words) as customers,
            (select sum(messages) >= 450 from search_shelves) as shelved`,
  );
  expect(rows).toEqual([{ words: 450, customers: 50, shelved: true }]);
  expect(await house.finds(supervisor, "建盏第", { limit: 50 })).toHaveLength(50);
});

it("[FI4] a step takes few texts that are long, and one that is longer than that by itself", async () => {
  const long = (from: number) =>
    Array.from({ length: 6_000 }, (_, i) => String.fromCodePoint(from + (i % 5_000))).join("");
  for (let i = 0; i < 8; i++) await house.says("o-long", long(0x4e00 + i));
  await house.says("o-long", long(0x5000).repeat(8));
  await house.says("o-long", "建盏第九号");
  const stepsOf: number[] = [];
  for (let step = "more", before = 0; step === "more"; ) {
    step = await indexBatch(house.db.pool, house.account);
    const { rows } = await house.db.pool.query<{ n: number }>(`select count(*)::int as n from message_words`);
    stepsOf.push((rows[0]?.n ?? 0) - before);
    before = rows[0]?.n ?? 0;
  }
  expect(stepsOf).toEqual([6, 2, 1, 1]);
  expect(await house.finds(supervisor, "建盏第九号")).toHaveLength(1);
});

it("[FI4] nor does it take all customers at once who have another tag, however many have it", async () => {
  const session = await house.says("o-1", "你好");
  await house.index();
  const moved = 5_000;
  await house.db.fill(`update conversations set tags = '{老客户}'`, []);
  await house.db.fill(
    `with head as (update accounts set head_seq = head_seq + $2 where id = $1 returning head_seq - $2 as seq)
     insert into events (account_id, seq, type, at, payload)
     select $1, seq + n, 'tags_changed', 0, $3 from head, generate_series(1, $2::int) n`,
    [house.account, moved, { session }],
  );
  const left = async () => {
    const { rows } = await house.db.pool.query<{ left: number }>(
      `select (head_seq - seq)::int as left from accounts join search_cursors on account_id = id`,
    );
    return rows[0]?.left;
  };
  const lefts: unknown[] = [];
  for (let step = "more"; step === "more"; lefts.push(await left()))
    step = await indexBatch(house.db.pool, house.account);
  expect(lefts).toEqual([3_000, 1_000, 0]);
  expect(await house.findsCustomers(supervisor, "老客户")).toEqual(["o-1"]);
});

it("[FI7] pages lead through all of it, each message once", async () => {
  await Promise.all(Array.from({ length: 130 }, (_, i) => house.says(`o-${i}`, `建盏第 ${i} 号`)));
  await house.index();
  const seen: number[] = [];
  for (let before: number | undefined; ; ) {
    const query = searchQuery.parse({ q: "建盏", limit: 50, before });
    const { messages, next } = await search(house.db.pool, house.account, supervisor, query);
    seen.push(...messages.map((m) => m.seq));
    if (!next) break;
    before = next.before;
  }
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
  expect(seen).toHaveLength(130);
  const customers = await search(
    house.db.pool,
    house.account,
    supervisor,
    searchQuery.parse({ q: "o", kind: "customers", limit: 50 }),
  );
  const { next } = customers;
  const rest = await search(
    house.db.pool,
    house.account,
    supervisor,
    searchQuery.parse({ q: "o", kind: "customers", limit: 50, ...next }),
  );
  const ids = [...customers.customers, ...rest.customers].map((hit) => hit.customer.id);
  expect(new Set(ids).size).toBe(100);
});

it("[FI7] where one look at the customers takes long, the rest is the next page's", async () => {
  await Promise.all(Array.from({ length: 510 }, (_, i) => house.says(`o-${i}`, "在吗")));
  await house.index();
  let now = 0;
  const slow = vi.spyOn(performance, "now").mockImplementation(() => (now += 100));
  const query = searchQuery.parse({ q: "o", kind: "customers", agentId: boss.id });
  const page = await search(house.db.pool, house.account, supervisor, query);
  const rest = await search(house.db.pool, house.account, supervisor, { ...query, ...page.next });
  slow.mockRestore();
  expect(page.customers).toEqual([]);
  expect(page.next).not.toBeNull();
  expect(rest.next).toBeNull();
});

it("[FI5] words go with what they are words of", async () => {
  const { conversationId } = await house.says("o-1", "建盏一号");
  await house.says("o-2", "建盏二号");
  await house.index();
  const { pool } = house.db;
  await pool.query(`delete from messages where conversation_id = $1`, [conversationId]);
  expect(await house.finds(supervisor, "建盏"), "deleted, and still in the index").toEqual(["建盏二号"]);
  expect(await deleteWordsOf(pool, house.account, conversationId, 1_000)).toBe(false);
  const { rows } = await pool.query(`select seq from message_words`);
  expect(rows).toHaveLength(1);
  await deleteWordsBefore(pool, house.account, start + 1, null);
  expect((await pool.query(`select seq from message_words`)).rows).toEqual([]);
});

it("[RT3] [FI5] who has come back before the last of their words were gone is found as they are now", async () => {
  const { db, node, account } = house;
  const openid = "oChen-Laoban_9tQe";
  await db.pool.query(`update bindings set role = 'admin' where agent_id = $1`, [boss.id]);
  const { id, conversationId } = await house.says(openid, "在吗");
  const about = { agentId: boss.id as AgentId, conversationId, sessionId: id };
  await done(node.lanes.run(account, { do: "set_remark", ...about, remark: "陈老板" }));
  await house.index();
  const { facts } = await done(node.lanes.run(account, { do: "erase_customer", ...about }));
  await house.says(openid, "又是我");
  await house.index();
  const erasedSeq = facts[0]?.seq ?? 0;
  while (await deleteWordsOf(db.pool, account, conversationId, erasedSeq));
  expect(await house.findsCustomers(supervisor, "9tqe")).toEqual([openid]);
  expect([await house.finds(supervisor, "又是我"), await house.finds(supervisor, "在吗")]).toEqual([
    ["又是我"],
    [],
  ]);
  const { rows } = await db.pool.query(`select words::text from customer_words`);
  expect(rows).toEqual([{ words: expect.not.stringContaining("陈") }]);
});

it("[FI7] a query of many pieces is cut, not refused", () => {
  expect(piecesOf("甲 ".repeat(50)).length).toBeLessThanOrEqual(12);
});
