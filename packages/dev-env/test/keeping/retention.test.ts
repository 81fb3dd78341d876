import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { picture } from "../cast.ts";
import type { Console } from "../console.ts";
import { openFeed } from "../feed.ts";
import { pushSaid } from "../push-request.ts";
import { admin, appId, deadline, lin, openTestServer, type TestServer } from "../test-server.ts";
import { countIndexed, dayMs, listMediaFiles, newCanary, night, whereSaid } from "./kept.ts";

let house: TestServer;
let boss: Console;
let owner: Console;
let canary: string;
const keepFor = async (keepMessagesDays: number | null) =>
  (await boss.send("PATCH", `/api/accounts/${house.accountId}/settings`, { keepMessagesDays })).status;
/** Signs in again after days. No agent is set online: absent agents would be found missing (AG3). */
async function signIn() {
  [boss, owner] = [await house.consoleOf(admin), await house.consoleOf(lin)];
}
/** Deletes everything old, so that the next night only affects the test's own data. */
async function forgetAll() {
  house.clock.advance(8 * dayMs);
  await signIn();
  expect(await keepFor(7)).toBe(200);
  await night(house);
}
beforeAll(async () => {
  house = await openTestServer();
});
beforeEach(async () => {
  canary = newCanary();
  await forgetAll();
});
afterAll(() => house.stop());

it("[RT1] [RT6] [FI5] one night deletes all content past the retention period and keeps younger content", async () => {
  expect(await keepFor(6)).toBe(400);
  const old = await house.customerWrites(house.newCustomer(), `${canary} 很久以前`);
  await owner.post(`/api/sessions/${old.id}/pick-up`);
  await house.simulator.pushImage(appId, await house.openidOf(old), picture);
  await expect.poll(() => house.rows(`select from media where state <> 'ready'`), deadline).toEqual([]);
  await owner.post(`/api/sessions/${old.id}/end`);
  // More messages than one deletion step, dated before the account's first message.
  await house.rows(
    `insert into messages (id, account_id, conversation_id, seq, at, direction, content)
     select 'old-' || n, $1, $2, -n, 0, 'in', '{"type": "text", "text": "x"}' from generate_series(1, 1200) n`,
    [house.accountId, old.conversationId],
  );
  const waiting = await house.customerWrites(house.newCustomer(), `${canary} 还在等`);
  await expect.poll(() => countIndexed(house, canary), deadline).toBe(2);
  house.clock.advance(8 * dayMs);
  const young = await house.customerWrites(house.newCustomer(), "刚才的话");
  await night(house);
  expect(await whereSaid(house, canary)).toEqual([]);
  expect(await countIndexed(house, canary)).toBe(0);
  expect(await house.rows(`select from messages where at < $1`, [house.clock.now() - 7 * dayMs])).toEqual([]);
  expect(await listMediaFiles(house)).toEqual([]);
  expect(await house.rows(`select from media`)).toEqual([]);
  expect(await house.rows(`select state, last_message from sessions where id = $1`, [old.id])).toEqual([
    { state: "ended", last_message: null },
  ]);
  boss = await house.consoleOf(admin);
  const snapshot = (await boss.get(`/api/accounts/${house.accountId}/snapshot`)).body as Snapshot;
  expect(snapshot.waiting.sessions.find(({ id }) => id === waiting.id)).toMatchObject({
    state: "waiting",
    lastMessage: null,
  });
  const texts = await house.rows(`select content->>'text' as text from messages where conversation_id = $1`, [
    young.conversationId,
  ]);
  expect(texts).toEqual([{ text: "刚才的话" }]);
});

it("[RT1] the night deletes saved views of expired sources and keeps those of recent ones", async () => {
  const come = async (from: string) => {
    const openid = house.newCustomer();
    await house.simulator.pushEnter(appId, openid, from);
    const session = await house.customerWrites(openid);
    await owner.post(`/api/sessions/${session.id}/pick-up`);
    await owner.post(`/api/sessions/${session.id}/end`);
  };
  for (const source of [`${canary} 春节`, "直播间"]) {
    await come(source);
    const view = { list: "ended", source };
    await owner.post(`/api/accounts/${house.accountId}/views`, { name: `来自${source}`, view });
  }
  const left = () => house.rows(`select name from saved_views where name like '来自%'`);
  await night(house);
  expect(await left()).toHaveLength(2);
  house.clock.advance(8 * dayMs);
  owner = await house.consoleOf(lin);
  await come("直播间");
  await night(house);
  expect(await left()).toEqual([{ name: "来自直播间" }]);
  expect(await whereSaid(house, canary)).toEqual([]);
});

it("[RT1] [VW1] a saved view of a long source text stays while the source exists", async () => {
  const openid = house.newCustomer();
  const source = `{"page":"${"a".repeat(989)}"}`;
  await house.simulator.pushEnter(appId, openid, source);
  await house.customerWrites(openid);
  const view = { list: "waiting", source };
  const views = `/api/accounts/${house.accountId}/views`;
  expect((await owner.post(views, { name: "很长的来源", view })).status).toBe(200);
  await night(house);
  expect(await house.rows(`select from saved_views where name = '很长的来源'`)).toHaveLength(1);
});

it("[RT1] [RT5] a session's last message and the log's quotes expire with the message", async () => {
  const late = `${canary} 先说，后结束`;
  const openid = house.newCustomer();
  await house.simulator.pushEnter(appId, openid, late);
  const written = await house.customerWrites(openid, late);
  await boss.post(`/api/sessions/${written.id}/pick-up`);
  house.clock.advance(2 * dayMs);
  boss = await house.consoleOf(admin);
  expect((await boss.post(`/api/sessions/${written.id}/end`)).status).toBe(200);
  await boss.send("PUT", `/api/conversations/${written.conversationId}/remark`, { remark: "熟客" });
  expect(await whereSaid(house, late)).toEqual(expect.arrayContaining(["events", "sessions"]));
  house.clock.advance(5 * dayMs + 60_000);
  await night(house);
  expect(await whereSaid(house, late)).toEqual([]);
  boss = await house.consoleOf(admin);
  const { session } = (await boss.get(`/api/sessions/${written.id}`)).body as { session: Session };
  expect(session).toMatchObject({ state: "ended", lastMessage: null, customer: { remark: "熟客" } });
});

it("[RT1] the last message of a session that waited 45 days expires at its own time", async () => {
  expect(await keepFor(60)).toBe(200);
  const session = await house.customerWrites(house.newCustomer(), `${canary} 还有人吗`);
  house.clock.advance(45 * dayMs);
  await signIn();
  expect((await boss.post(`/api/sessions/${session.id}/end`)).status).toBe(200);
  house.clock.advance(15 * dayMs - 60_000);
  await night(house);
  expect(await whereSaid(house, canary)).toContain("sessions");
  house.clock.advance(120_000);
  await night(house);
  expect(await whereSaid(house, canary)).toEqual([]);
});

it("[RT1] the last message of a long-waiting session expires even after a recent pick-up", async () => {
  const [active, inactive] = [
    await house.customerWrites(house.newCustomer(), `${canary} 还有人吗`),
    await house.customerWrites(house.newCustomer(), `${canary} 没人吗`),
  ];
  house.clock.advance(7 * dayMs + 60_000);
  await signIn();
  const setStatus = (status: string) =>
    owner.send("PUT", `/api/accounts/${house.accountId}/status`, { status });
  expect((await owner.post(`/api/sessions/${inactive.id}/pick-up`)).status).toBe(200);
  expect((await setStatus("offline")).status).toBe(200); // SE4: its session returns to the queue
  expect((await owner.post(`/api/sessions/${active.id}/pick-up`)).status).toBe(200);
  await night(house);
  expect(await whereSaid(house, canary)).toEqual([]);
});

it("[RT1] a session that ends during the nightly deletion loses its content too", async () => {
  const { id } = await house.customerWrites(house.newCustomer(), `${canary} 还有人吗`);
  house.clock.advance(7 * dayMs + 60_000);
  await signIn();
  expect((await owner.post(`/api/sessions/${id}/pick-up`)).status).toBe(200);
  let ends: Promise<unknown> | undefined;
  await night(house, {
    async meanwhile() {
      ends ??= owner.post(`/api/sessions/${id}/end`);
      await ends;
    },
  });
  expect(ends).toBeDefined();
  expect(await whereSaid(house, canary)).toEqual([]);
});

it("[RT1] consoles that watch a conversation receive its expiry, whatever its session's state", async () => {
  boss = await house.consoleOf(admin);
  const [ended, served, quiet] = [
    await house.customerWrites(house.newCustomer(), "早先"),
    await house.customerWrites(house.newCustomer(), "早先"),
    await house.customerWrites(house.newCustomer(), "早先"),
  ];
  for (const { id } of [ended, quiet]) {
    await boss.post(`/api/sessions/${id}/pick-up`);
    await boss.post(`/api/sessions/${id}/end`);
  }
  house.clock.advance(8 * dayMs);
  boss = await house.consoleOf(admin);
  await house.customerWrites(await house.openidOf(served), "刚才");
  const young = await house.customerWrites(house.newCustomer(), "刚才");
  const feed = await openFeed(house.url, { cookie: boss.cookie, origin: boss.origin });
  const { seq } = (await boss.get(`/api/accounts/${house.accountId}/snapshot`)).body as Snapshot;
  await feed.ask("subscribe", { accountId: house.accountId, afterSeq: seq });
  for (const { conversationId } of [ended, served, young]) await feed.ask("watch", { conversationId });
  await night(house);
  const ours = [ended, served, quiet, young].map(({ conversationId }) => conversationId);
  const expiredSessions = () => {
    const about = feed.events().filter(({ type }) => type === "words_expired");
    return ours.filter((id) => about.some(({ session }) => session?.conversationId === id));
  };
  await expect
    .poll(expiredSessions, deadline)
    .toEqual([ended, served].map(({ conversationId }) => conversationId));
  feed.close();
});

it("[RT1] after the nightly deletion every console receives an expiry event without a conversation", async () => {
  const { id } = await house.ownedBy(owner);
  expect((await owner.post(`/api/sessions/${id}/end`)).status).toBe(200);
  house.clock.advance(8 * dayMs);
  await signIn();
  const feed = await openFeed(house.url, { cookie: owner.cookie, origin: owner.origin });
  const { seq } = (await owner.get(`/api/accounts/${house.accountId}/snapshot`)).body as Snapshot;
  await feed.ask("subscribe", { accountId: house.accountId, afterSeq: seq });
  await night(house);
  const expiryEvents = () => feed.events().filter(({ type }) => type === "words_expired");
  await expect
    .poll(expiryEvents, deadline)
    .toEqual([{ seq: expect.any(Number), at: expect.any(Number), type: "words_expired" }]);
  feed.close();
});

it("[RT6] a failed deletion is logged and delays no other customer", async () => {
  const [stuck, other] = [
    await house.customerWrites(house.newCustomer(), canary),
    await house.customerWrites(house.newCustomer(), canary),
  ];
  await house.simulator.pushImage(appId, await house.openidOf(stuck), picture);
  await expect.poll(() => house.rows(`select from media where state <> 'ready'`), deadline).toEqual([]);
  const remove = () => Promise.reject(new Error("the disk is broken"));
  const erasing = `update conversations set erasing = true, erased_at = $2, erased_seq = $3 where id = $1`;
  const head = `select head_seq as seq from accounts where id = $1`;
  const [{ seq } = { seq: 0 }] = await house.rows<{ seq: number }>(head, [house.accountId]);
  for (const { conversationId } of [stuck, other])
    await house.rows(erasing, [conversationId, house.clock.now(), seq]);
  const before = house.logged.length;
  await expect(night(house, { remove })).rejects.toThrow("the disk is broken");
  expect(house.logged.slice(before).map((line) => JSON.parse(line))).toMatchObject([
    { err: { message: "the disk is broken" }, conversationId: stuck.conversationId },
  ]);
  const unfinished = await house.rows(`select id from conversations where erasing`);
  expect(unfinished).toEqual([{ id: stuck.conversationId }]);
  await night(house);
  expect(await house.rows(`select id from conversations where erasing`)).toEqual([]);
});

it("[RT1] [RT6] undeletable or future-dated messages delay no others", async () => {
  const session = await house.customerWrites(house.newCustomer());
  const { conversationId } = session;
  const message = (id: string, at: number) =>
    house.rows(
      `insert into messages (id, account_id, conversation_id, seq, at, direction, content)
       select $1 || n, $2, $3, case $1 when 'behind' then 0 else -n end, $4, 'out', '{"type": "text", "text": "x"}'
         from generate_series(1, case $1 when 'behind' then 1 else 500 end) n`,
      [id, house.accountId, conversationId, at],
    );
  const left = () =>
    house.rows(
      `select left(id, 6) as id, count(*) from messages where conversation_id = $1 and seq <= 0 group by 1`,
      [conversationId],
    );
  await message("behind", 0);
  await message("onway-", 0);
  await house.rows(
    // The oldest reply is being sent forever, and the others wait for it.
    `insert into outbox (message_id, account_id, conversation_id, seq, state, attempts, not_before, lease_until)
     select id, account_id, conversation_id, seq, case seq when -500 then 'sending' else 'queued' end, 0, 0,
            case seq when -500 then 9e15 end from messages where id like 'onway-%'`,
  );
  await night(house);
  expect(await left()).toEqual([{ id: "onway-", count: 500 }]);
  await house.rows(`delete from outbox where message_id like 'onway-%'`);
  await night(house);
  expect(await left()).toEqual([]);
  await message("behind", 0);
  await message("ahead-", house.clock.now() + 365 * dayMs);
  await night(house);
  expect(await left()).toEqual([{ id: "ahead-", count: 500 }]);
  await house.rows(`delete from messages where id like 'ahead-%'`);
});

it("[RT1] [RT5] [RT6] future-dated rows delay the expiry of neither log nor search index", async () => {
  const { conversationId } = await house.customerWrites(house.newCustomer());
  // One row was dated a year ahead; all later rows have the right time.
  const log = `select $1 as account, -n as seq, case n when 1201 then $2::bigint else 0 end as at from generate_series(1, 1201) n`;
  const ahead = [house.accountId, house.clock.now() + 365 * dayMs];
  await house.rows(
    `insert into events (account_id, seq, type, at, payload) select account, seq, 'session_opened', at, '{}' from (${log}) x`,
    ahead,
  );
  await house.rows(
    `insert into message_words (account_id, seq, conversation_id, at, words)
     select account, seq, $3, at, '' from (${log}) x`,
    [...ahead, conversationId],
  );
  await night(house);
  expect(await house.rows(`select seq from events where seq <= 0`)).toEqual([]);
  expect(await house.rows(`select seq from message_words where seq <= 0`)).toEqual([{ seq: -1201 }]);
  await house.rows(`delete from message_words where seq <= 0`);
});

it("[RT1] [PU4] a push repeated after its content expired is still recognized", async () => {
  const counts = {
    openid: house.newCustomer(),
    text: "又来了",
    saidAtMs: house.clock.now(),
    messageId: "22876340533009002",
  };
  // Only customers' messages: an inactive session adds a system message.
  const count = () => house.rows(`select count(*) from messages where direction = 'in'`);
  const before = await count();
  expect((await pushSaid(house.url, counts)).text).toBe("success");
  expect(await count()).not.toEqual(before);
  house.clock.advance(8 * dayMs);
  await night(house);
  const after = await count();
  expect((await pushSaid(house.url, counts)).text).toBe("success");
  expect(await count()).toEqual(after);
});

it("[RT1] [PU4] the key of a push no longer contains the source, also in older rows", async () => {
  const openid = house.newCustomer();
  const sessionFrom = `${canary} "\\入口" 👋`;
  const entry = await house.simulator.pushEnter(appId, openid, sessionFrom);
  expect(entry.outcome).toBe("acknowledged");
  const keys = async () =>
    (
      await house.rows<{ key: string }>(
        `select dedupe_key as key from pushes where strpos(dedupe_key, $1) > 0 order by length(dedupe_key)`,
        [openid],
      )
    ).map(({ key }) => key);
  const [made] = await keys();
  expect(made).not.toContain(canary);
  const [head, , time, event] = JSON.parse(made as string) as [string, string, number, string];
  const before = JSON.stringify(["event", openid, time, event, sessionFrom]);
  const keptApart = `#${"0a".repeat(32)}`;
  const clone = `insert into pushes select account_id, $2 || $3, digest, state, raw, received_at, handed_over from pushes where dedupe_key = $1`;
  await house.rows(clone, [made, before, keptApart]);
  await house.rows(`update pushes set dedupe_key = $2 where dedupe_key = $1`, [made, before]);
  // PostgreSQL cannot read this key; it must not delay the others.
  const unreadable = JSON.stringify(["event", openid, time, "x", "\0"]);
  await house.rows(clone, [before, unreadable, ""]);
  await night(house);
  expect([head, await keys()]).toEqual(["event/2", [unreadable, made, `${made}${keptApart}`]]);
  await house.rows(`delete from pushes where strpos(dedupe_key, $1) > 0`, [openid]);
});

it("[DR6] a draft is deleted seven days after its session ended, without another draft", async () => {
  expect(await keepFor(null)).toBe(200);
  const [ended, open] = [await house.ownedBy(owner), await house.ownedBy(owner)];
  await house.rows(`delete from drafts`);
  for (const { id } of [ended, open])
    await owner.send("PUT", `/api/sessions/${id}/draft`, { text: canary, base: 0 });
  expect((await owner.post(`/api/sessions/${ended.id}/end`)).status).toBe(200);
  house.clock.advance(7 * dayMs - 60_000);
  await night(house);
  expect(await house.rows(`select from drafts`)).toHaveLength(2);
  house.clock.advance(60_000);
  await night(house);
  expect(await house.rows(`select session_id from drafts`)).toEqual([{ session_id: open.id }]);
});

it("[RT1] the night deletes drafts past the retention period even in open sessions", async () => {
  const [old, young] = [
    await house.customerWrites(house.newCustomer()),
    await house.customerWrites(house.newCustomer()),
  ];
  const draft = (session: Session) =>
    owner.send("PUT", `/api/sessions/${session.id}/draft`, { text: canary, base: 0 });
  await house.rows(`delete from drafts`);
  await draft(old);
  house.clock.advance(8 * dayMs);
  owner = await house.consoleOf(lin);
  await draft(young);
  await night(house);
  expect(await house.rows(`select session_id from drafts`)).toEqual([{ session_id: young.id }]);
});

it("[RT1] [RT6] a nightly deletion with a fast clock delays no later expiry", async () => {
  const late = `${canary} 钟快了之后`;
  await night(house, { aheadMs: 10 * dayMs });
  const session = await house.customerWrites(house.newCustomer(), late);
  await boss.post(`/api/sessions/${session.id}/pick-up`);
  expect((await boss.post(`/api/sessions/${session.id}/end`)).status).toBe(200);
  house.clock.advance(8 * dayMs);
  await night(house);
  expect(await whereSaid(house, late)).toEqual([]);
});
