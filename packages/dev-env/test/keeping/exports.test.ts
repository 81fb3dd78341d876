import type { AuditPage } from "@jieru/shared/protocol/audit";
import { type ExportedMessage, exportCountHeader } from "@jieru/shared/protocol/exports";
import { exportedMessage } from "@jieru/shared/protocol/exports-schema";
import type { Readers } from "@jieru/shared/protocol/http";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addAccount, newAgent, openStaff, picture } from "../cast.ts";
import type { Console } from "../console.ts";
import { appId, deadline, lin, openTestServer, supervisor, type TestServer, xu } from "../test-server.ts";

let house: TestServer;
let boss: Console;
let lead: Console;
let owner: Console;
let all: string;
beforeAll(async () => {
  house = await openTestServer();
  ({ boss, lead, owner } = await openStaff(house));
  all = `/api/accounts/${house.accountId}/export`;
}, 60_000);
afterAll(() => house.stop());

const fileOf = ({ conversationId }: { conversationId: string }) =>
  `/api/conversations/${conversationId}/export`;

const columns = ["time", "customer", "openid", "by", "kind", "text", "delivery", "reason"] as const;
type Cells = Record<(typeof columns)[number], string>;
const readCsv = (text: string): Cells[] => parse(text, { bom: true, columns: [...columns], from_line: 2 });
const readLines = (text: string): ExportedMessage[] =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => exportedMessage.parse(JSON.parse(line)));
const anHour = 3_600_000;

/** Creates a conversation of every kind: both sides, an image, a failed reply, a note, and texts between colleagues. */
async function manyKinds() {
  const session = await house.ownedBy(owner);
  const openid = await house.openidOf(session);
  await owner.send("PUT", `/api/conversations/${session.conversationId}/remark`, { remark: "王老板" });
  await house.simulator.pushImage(appId, openid, picture);
  const media = () =>
    house.rows<{ id: string }>(`select id from media where conversation_id = $1 and state = 'ready'`, [
      session.conversationId,
    ]);
  await expect.poll(async () => (await media()).length, deadline).toBe(1);
  const outcomes = async () =>
    (
      await house.rows<{ state: string }>(
        `select delivery ->> 'state' as state from messages where conversation_id = $1 and direction = 'out' order by seq`,
        [session.conversationId],
      )
    ).map(({ state }) => state);
  await owner.reply(session.id, "您好");
  await expect.poll(outcomes, deadline).toEqual(["sent"]);
  house.simulator.switches.set({ nextSend: "87014" });
  await owner.reply(session.id, "有风险的话");
  await expect.poll(outcomes, deadline).toEqual(["sent", "failed"]);
  await owner.post(`/api/sessions/${session.id}/notes`, {
    clientMessageId: crypto.randomUUID(),
    note: "难缠",
  });
  await owner.post(`/api/sessions/${session.id}/transfer`, { agentId: lead.agentId, note: "你来" });
  await lead.send("PUT", `/api/conversations/${session.conversationId}/blocked`, {
    blocked: true,
    reason: "骂人",
  });
  return { session, openid, imageId: (await media())[0]?.id };
}

it("[EX1] [EX3] an export contains all messages with authors and outcomes, and notes only on request", async () => {
  const { session, openid, imageId } = await manyKinds();
  const answer = await lead.get(fileOf(session));
  expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([
    200,
    "text/csv; charset=utf-8",
    "private, no-store",
  ]);
  expect(answer.headers.get("content-disposition")).toBe(
    `attachment; filename="jieru-conversation-${session.conversationId}.csv"`,
  );
  const rows = readCsv(answer.text);
  const cells = rows.map(({ by, kind, text, delivery, reason }) => [by, kind, text, delivery, reason]);
  const bar = ["系统", "通知"];
  expect(cells).toEqual([
    ["王老板", "文字", "在吗", "", ""],
    [...bar, `${lin.name} 接入`, "", ""],
    ["王老板", "图片", `image-${imageId}.png`, "", ""],
    [lin.name, "文字", "您好", "已下发", ""],
    [lin.name, "文字", "有风险的话", "没有发出", "微信认为内容有风险"],
    [...bar, `${lin.name} 转接给 ${supervisor.name}`, "", ""],
    [...bar, `${supervisor.name} 把用户加入黑名单`, "", ""],
    ...cells.slice(7),
  ]);
  expect(rows.every((row) => row.customer === "王老板" && row.openid === openid)).toBe(true);
  expect(rows[0]?.time).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  expect(answer.headers.get(exportCountHeader)).toBe(String(rows.length));
  const { text: withNotes } = await boss.get(`${fileOf(session)}?notes=with&language=en`);
  for (const said of [
    `${lin.name},Internal note,难缠`,
    `${lin.name} transferred to ${supervisor.name}: 你来`,
    `${supervisor.name} put the customer on the blacklist: 骂人`,
  ])
    expect(withNotes).toContain(said);
  const { text: lines } = await lead.get(`${fileOf(session)}?format=jsonl`);
  for (const text of ["难缠", "你来", "骂人"]) expect(answer.text + lines).not.toContain(text);
  const messages = readLines(lines);
  expect(messages.map((m) => m.seq)).toEqual(messages.map((m) => m.seq).toSorted((a, b) => a - b));
  expect(messages).toHaveLength(rows.length);
  expect(messages[0]).toMatchObject({ direction: "in", type: "text", text: "在吗", openid, agentName: null });
  expect(messages[2]).toMatchObject({ type: "image", file: `image-${imageId}.png`, remark: "王老板" });
  expect(messages[4]).toMatchObject({
    agentId: owner.agentId,
    agentName: lin.name,
    delivery: { state: "failed", reason: "content_risky", code: 87014 },
  });
  const { text: whole } = await lead.get(`${fileOf(session)}?format=jsonl&notes=with`);
  expect(readLines(whole).filter((m) => m.type === "note")).toMatchObject([
    { note: "难缠", agentName: lin.name },
  ]);
});

it("[EX1] [EX2] [N38] agents export nothing, supervisors single conversations, admins only their own account", async () => {
  const session = await house.ownedBy(owner);
  const otherId = await addAccount(house, {
    appId: "wx00000000exports0",
    originalId: "gh_exports",
    name: "别家",
  });
  const foreignAdmin = await house.consoleOf(await newAgent(house, otherId, "admin"));
  const bystander = await house.consoleOf(xu);
  const statuses = async (path: string) =>
    Promise.all(
      [owner, bystander, lead, boss, foreignAdmin].map(async (who) => (await who.get(path)).status),
    );
  expect(await statuses(fileOf(session))).toEqual([403, 403, 200, 200, 409]);
  expect(await statuses(all)).toEqual([403, 403, 403, 200, 403]);
});

it("[EX1] [AG7] [AG9] an export of another agent's conversation counts as reading", async () => {
  const session = await house.ownedBy(owner);
  const readers = async () =>
    ((await owner.get(`/api/conversations/${session.conversationId}/readers`)).body as Readers).readers;
  expect(await readers()).toEqual([]);
  await lead.get(fileOf(session));
  expect(await readers()).toMatchObject([{ agentId: lead.agentId }]);
});

const texts = [
  '=HYPERLINK("http://elsewhere.example","x")',
  "+1-2",
  "-5",
  "@SUM(A1)",
  "\t=1",
  "\n=1+1",
  "0012",
  "6228480402564890018",
  "1e5",
  "3-1",
  "11月28日",
  "TRUE",
  "SEPT1",
  "5-Mar",
  "Dec 24, 2026",
  "10:30 PM",
  'a "quoted", one',
  "两\n行",
  "有;=1+1",
  "回\r\n车",
  "🐻‍❄️👩‍👩‍👧",
  "שלום \u202eabc",
  "  留白  ",
  "它好用，1 件",
  "Maybe 5",
  "3 packs",
];
/** A spreadsheet would take these for a formula, a number or a date. */
const guarded = texts.slice(0, 16);
/** These contain a formula in the middle of the text. */
const guardedInside = new Map([
  ["\n=1+1", "'\n'=1+1"],
  ["有;=1+1", "有;'=1+1"],
]);
const inCsv = (text: string): string =>
  guardedInside.get(text) ?? (guarded.includes(text) ? `'${text}` : text);

it("[EX3] [N31] [PU5] every text is one record, exact in JSON lines, and never evaluated in CSV", async () => {
  const openid = house.newCustomer();
  const { conversationId } = await house.customerWrites(openid, texts[0]);
  for (const text of texts.slice(1)) await house.customerWrites(openid, text);
  const { text: lines } = await lead.get(`${fileOf({ conversationId })}?format=jsonl`);
  const exported = readLines(lines).flatMap((m) =>
    m.type === "text" && m.direction === "in" ? [m.text] : [],
  );
  expect(exported).toEqual(texts);
  const { text: csv } = await lead.get(fileOf({ conversationId }));
  const cells = readCsv(csv).flatMap(({ kind, by, text }) =>
    kind === "文字" && by !== "自动回复" ? [text] : [],
  );
  expect(cells).toEqual(texts.map(inCsv));
});

it("[EX2] invalid, too many or reversed days are refused with the field", async () => {
  for (const [query, field] of [
    ["?from=2026-11-28&to=2026-11-27", "from"],
    ["?from=2026-10-01&to=2026-11-01", "to"],
    ["?from=2026-02-29&to=2026-03-01", "from"],
    ["?from=2026-11-28", "to"],
  ]) {
    const answer = await boss.get(`${all}${query}`);
    expect([query, answer.status, answer.body]).toMatchObject([query, 400, { errors: [{ field }] }]);
  }
  for (const query of ["?format=xlsx", "?notes=maybe", "?language=fr"])
    expect((await boss.get(`${all}${query}`)).status).toBe(400);
});

it("[EX5] [AU1] exports are recorded with person, range, notes and count; refused exports are not", async () => {
  const session = await house.ownedBy(owner);
  house.clock.advance(60_000);
  const records = async (query = "?kind=exports") =>
    ((await boss.get(`/api/accounts/${house.accountId}/audit${query}`)).body as AuditPage).records;
  const before = (await records()).length;
  await owner.get(fileOf(session));
  await lead.get(`${all}?from=2026-11-01&to=2026-11-02`);
  await boss.get(`${all}?from=2026-11-02&to=2026-11-01`);
  expect(await records()).toHaveLength(before);
  const from = { "x-forwarded-for": "203.0.113.45" };
  await lead.send("GET", `${fileOf(session)}?notes=with`, undefined, from);
  await boss.send("GET", `${all}?from=2026-10-01&to=2026-10-31&format=jsonl`, undefined, from);
  expect((await records()).slice(0, 2)).toMatchObject([
    {
      what: "messages_exported",
      by: { id: boss.agentId },
      about: "2026-10-01 2026-10-31",
      detail: "jsonl without 0",
      conversationId: null,
      ip: "203.0.113.45",
    },
    {
      what: "conversation_exported",
      by: { id: lead.agentId },
      about: session.conversationId,
      detail: "csv with 2",
      conversationId: session.conversationId,
    },
  ]);
  expect(await records(`?conversationId=${session.conversationId}`)).toMatchObject([
    { what: "conversation_exported" },
    { what: "read_conversation" },
  ]);
});

it("[EX5] HEAD returns the number of messages and leaves no record", async () => {
  const session = await house.ownedBy(owner);
  const { status, headers, text } = await lead.send("HEAD", fileOf(session));
  expect([status, headers.get(exportCountHeader), text]).toEqual([200, "2", ""]);
  const sql = `select what from audit_log where what in ('conversation_exported', 'read_conversation') and about = $1`;
  expect(await house.rows(sql, [session.conversationId])).toEqual([]);
});

it("[EX6] a person may export twelve times a minute", async () => {
  house.clock.advance(60_000);
  const statuses = [];
  for (let i = 0; i < 13; i++) statuses.push((await boss.get(`${all}?from=2020-01-01&to=2020-01-01`)).status);
  expect(statuses).toEqual([...Array(12).fill(200), 429]);
  house.clock.advance(60_000);
  expect((await boss.get(all)).status).toBe(200);
});

it("[EX2] [BO1] an account's export covers days of its time zone, also a 23-hour day", async () => {
  house.clock.advance(60_000);
  const week = Array.from({ length: 7 }, () => [{ from: "09:00", to: "18:00" }]);
  const openingHours = { timeZone: "America/New_York", week, days: [] };
  const set = await boss.send("PATCH", `/api/accounts/${house.accountId}/settings`, { openingHours });
  expect(set.status).toBe(200);
  const openid = house.newCustomer();
  const { conversationId } = await house.customerWrites(openid, "甲");
  for (const text of ["乙", "丙", "丁"]) await house.customerWrites(openid, text);
  const day = Date.parse("2026-03-08T05:00:00Z"); // the day New York sets its clocks forward, from its first instant
  for (const [text, at] of [
    ["甲", day - 1],
    ["乙", day],
    ["丙", day + 23 * anHour - 1],
    ["丁", day + 23 * anHour],
  ] as const)
    await house.rows(`update messages set at = $3 where conversation_id = $1 and content ->> 'text' = $2`, [
      conversationId,
      text,
      at,
    ]);
  const answer = await boss.get(`${all}?from=2026-03-08&to=2026-03-08&format=jsonl`);
  expect(answer.headers.get("content-disposition")).toContain("jieru-messages-2026-03-08-2026-03-08.jsonl");
  expect(readLines(answer.text).map((m) => (m.type === "text" ? m.text : null))).toEqual(["乙", "丙"]);
  const { text: csv } = await boss.get(`${all}?from=2026-03-08&to=2026-03-08`);
  expect(readCsv(csv).map(({ time }) => time)).toEqual(["2026-03-08 00:00:00", "2026-03-08 23:59:59"]);
});
