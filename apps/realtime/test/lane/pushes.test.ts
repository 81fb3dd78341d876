import { randomUUID } from "node:crypto";
import type { AccountId } from "@jieru/shared/domain/ids";
import { composePush } from "@jieru/wechat/compose-push";
import { parsePush } from "@jieru/wechat/push";
import { formatOf } from "@jieru/wechat/push-fields";
import { beforeEach, expect, it } from "vitest";
import { findFirst } from "../../src/lane/pushes.ts";
import { ingest } from "../../src/push/ingest.ts";
import { ann } from "../desk/scenario.ts";
import type { TestDatabase } from "../test-database.ts";
import { createAccount, deliverPush, enterPush, type Node, newClock, start, textPush } from "./account.ts";
import { twoNodesForAll } from "./node-fixtures.ts";

let db: TestDatabase;
let nodes: [Node, Node];
let account: AccountId;
const clock = newClock();
twoNodesForAll(clock, (open, database) => {
  [nodes, db] = [open, database];
});
beforeEach(async () => {
  account = await createAccount(db.pool, [ann]);
});

const push = (plain: string, node = 0) => deliverPush((nodes[node] as Node).lanes, account, plain);

async function stored() {
  const stored = await db.pool.query<{ text: string }>(
    `select content ->> 'text' as text from messages where account_id = $1 and direction = 'in' order by seq`,
    [account],
  );
  const kept = await db.pool.query<{ state: string }>(
    `select state from pushes where account_id = $1 order by state, dedupe_key`,
    [account],
  );
  const unread = await db.pool.query<{ sum: number }>(
    `select sum(unread) from sessions where account_id = $1`,
    [account],
  );
  return {
    texts: stored.rows.map((r) => r.text),
    pushes: kept.rows.map((r) => r.state),
    unread: Number(unread.rows[0]?.sum ?? 0),
  };
}
const once = { texts: ["hello"], pushes: ["kept"], unread: 1 };
const plain = textPush({ openid: "li", msgId: "22876340532172986" });

it("[PU4] a push repeated in one batch is stored once", async () => {
  const outcomes = await Promise.all([push(plain), push(plain), push(plain), push(plain)]);
  expect(outcomes.every((o) => o.ok)).toBe(true);
  expect(await stored()).toEqual(once);
});

it("[PU4] a push repeated in a later batch is stored once", async () => {
  await push(plain);
  expect(await push(plain)).toMatchObject({ ok: true, facts: [] });
  expect(await stored()).toEqual(once);
});

it("[PU4] a push repeated at two servers at once is stored once", async () => {
  await Promise.all(Array.from({ length: 8 }, (_, i) => push(plain, i % 2)));
  expect(await stored()).toEqual(once);
});

it("[PU4] two messages of one customer in one second are stored twice", async () => {
  await Promise.all([
    push(textPush({ openid: "li", msgId: "1" })),
    push(textPush({ openid: "li", msgId: "2" })),
  ]);
  expect(await stored()).toMatchObject({ texts: ["hello", "hello"], unread: 2 });
});

it("[PU4] [PU5] MsgIds that differ by one beyond 2^53 are two messages", async () => {
  await push(textPush({ openid: "li", msgId: "22876340532172986", text: "a" }));
  await push(textPush({ openid: "li", msgId: "22876340532172987", text: "b" }));
  expect((await stored()).texts).toEqual(["a", "b"]);
});

it("[PU4] one MsgId of two customers or accounts makes two messages", async () => {
  await push(textPush({ openid: "li", msgId: "7" }));
  await push(textPush({ openid: "wu", msgId: "7" }));
  expect((await stored()).texts).toHaveLength(2);
  account = await createAccount(db.pool, [ann]);
  await push(textPush({ openid: "li", msgId: "7" }));
  expect((await stored()).texts).toHaveLength(1);
});

it("[PU4] entries in one second are distinct by button", async () => {
  await Promise.all([
    push(enterPush("li", "cart")),
    push(enterPush("li", "help")),
    push(enterPush("li", "cart"), 1),
  ]);
  expect((await stored()).pushes).toEqual(["kept", "kept"]);
});

it("[PU4] a MsgId with other content keeps the first and quarantines the second", async () => {
  await push(textPush({ openid: "li", msgId: "9", text: "first" }));
  const impostor = textPush({ openid: "li", msgId: "9", text: "second" });
  await Promise.all([push(impostor), push(impostor, 1)]);
  expect(await stored()).toEqual({ texts: ["first"], pushes: ["kept", "quarantined"], unread: 1 });
});

it("[PU4] each different content is quarantined once", async () => {
  const says = (msgId: string, text: string) => push(textPush({ openid: "li", msgId, text }));
  for (const text of ["first", "second", "third", "second"])
    for (const id of ["9", "10"]) await says(id, text);
  expect((await stored()).texts).toEqual(["first", "first"]);
  expect((await stored()).pushes).toEqual(["kept", "kept", ...Array(4).fill("quarantined")]);
});

it("[PU4] different contents in one batch are quarantined", async () => {
  await Promise.all([
    push(textPush({ openid: "li", msgId: "9", text: "first" })),
    push(textPush({ openid: "li", msgId: "9", text: "second" })),
  ]);
  expect(await stored()).toEqual({ texts: ["first"], pushes: ["kept", "quarantined"], unread: 1 });
});

const inXml = (json: string): string => {
  const push = parsePush(json, "json");
  if (!push) throw new Error(`unreadable: ${json}`);
  return composePush(push, "xml");
};
const firstOf = (plain: string) => {
  const { push } = ingest(plain, formatOf(plain), { pushedAt: 0, receivedAt: start }, randomUUID);
  return findFirst(db.pool, account, push);
};

it("[PU4] a push repeated in the other format is stored once", async () => {
  const text = "<b>one & two\n</b> ]]> 0012";
  const spoken = textPush({ openid: "li", msgId: "22876340532172986", text });
  const entered = enterPush("li", "cart & <help>");
  await Promise.all([push(spoken), push(inXml(spoken)), push(inXml(entered)), push(entered)]);
  await Promise.all([push(inXml(spoken)), push(inXml(entered), 1)]);
  expect((await stored()).pushes).toEqual(["kept", "kept"]);
  for (const each of [spoken, inXml(spoken), entered, inXml(entered)])
    expect(await firstOf(each)).toEqual({ handedOver: false, differs: false });
});

it("[PU4] a push in the other format with other content is quarantined", async () => {
  await push(textPush({ openid: "li", msgId: "9", text: "first" }));
  const impostor = inXml(textPush({ openid: "li", msgId: "9", text: "second" }));
  await Promise.all([push(impostor), push(impostor, 1)]);
  expect(await firstOf(impostor)).toEqual({ handedOver: false, differs: true });
  expect((await stored()).pushes).toEqual(["kept", "quarantined"]);
});

it("[PU4] a clock set back an hour does not make a repeated push new", async () => {
  clock.elapse(-3_600_000);
  await push(plain);
  clock.elapse(3_600_000);
  await push(plain);
  expect(await stored()).toEqual(once);
});

it("[PU6] an unreadable push is stored raw, once per arrival", async () => {
  await push("{ not json");
  expect((await stored()).pushes).toEqual(["quarantined"]);
  const { rows } = await db.pool.query(`select raw, received_at from pushes where account_id = $1`, [
    account,
  ]);
  expect(rows).toEqual([{ raw: "{ not json", received_at: start }]);
});

it("[PU7] an unsupported event is stored and changes nothing", async () => {
  await push(enterPush("li", "").replace("user_enter_tempsession", "wxa_media_check"));
  expect(await stored()).toEqual({ texts: [], pushes: ["ignored"], unread: 0 });
});

it("[PU5] text is stored unchanged", async () => {
  const texts = ["0012", "1e5", "  leading", "😀", "<a>lone", "true", "\\u0000", "null", "a\nb", "\u0001"];
  for (const [i, text] of texts.entries()) await push(textPush({ openid: "li", msgId: `${100 + i}`, text }));
  expect((await stored()).texts).toEqual(texts);
});

it.each([
  ["session-from", { MsgType: "event", Event: "user_enter_tempsession", SessionFrom: "shop \ud83d" }],
  ["openid", { FromUserName: "li\ud800", MsgType: "text", Content: "hello" }],
  ["type", { MsgType: "vo\udc00ice" }],
  ["page of a card", { MsgType: "miniprogrampage", Title: "t", AppId: "wx\ud800", PagePath: "p\ud800" }],
])("[PU5] half a surrogate pair in the %s does not block a push", async (_what, fields) => {
  const head = { ToUserName: "gh_1", FromUserName: "li", CreateTime: start / 1_000, MsgId: 7 };
  const plain = JSON.stringify({ ...head, ...fields });
  expect(await push(plain)).toMatchObject({ ok: true });
  expect((await stored()).pushes).toEqual(["kept"]);
});

it("[PU4] [PU6] a repeated unreadable push is stored once", async () => {
  for (const node of [0, 1, 0]) expect(await push("{ not json", node)).toMatchObject({ ok: true });
  expect((await stored()).pushes).toEqual(["quarantined"]);
});
