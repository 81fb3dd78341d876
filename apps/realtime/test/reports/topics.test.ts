import type { AgentId, TopicId } from "@jieru/shared/domain/ids";
import { expect, it } from "vitest";
import type { DeskSession } from "../../src/desk/desk.ts";
import { readTopics } from "../../src/reports/read-topics.ts";
import { type CountedRows, writeCsv } from "../../src/reports/write-csv.ts";
import { ann, minute, root } from "../desk/scenario.ts";
import { pickUp } from "../lane/account.ts";
import type { TestDatabase } from "../test-database.ts";
import { deskForEach, type ReportedDesk } from "./desk.ts";
import { plansOf } from "./plans-of.ts";

let db: TestDatabase;
let desk: ReportedDesk;
deskForEach((its, on) => {
  [desk, db] = [its, on];
});

const day = 24 * 60 * minute;

const daysOf = (year: number, month: number, from: number, count: number) =>
  Array.from({ length: count }, (_, i) =>
    new Date(Date.UTC(year, month, from + i)).toISOString().slice(0, 10),
  );

async function addTopic(name: string): Promise<TopicId> {
  const { facts } = await desk.run({ do: "change_topics", agentId: root.id, change: { add: name } });
  return facts[0]?.account?.topics?.at(-1)?.id as TopicId;
}
async function serveAbout(openid: string, topicId: TopicId | null, agent = "ann"): Promise<DeskSession> {
  const s = await desk.write(openid);
  await desk.run(pickUp(agent, s));
  const wrapUp = topicId && { topicId, line: "twice" };
  await desk.run({ do: "end", agentId: agent as AgentId, sessionId: s.id, ...(wrapUp && { wrapUp }) });
  return s;
}
const topics = async (range: { from: string; to: string } | null = null) =>
  (await desk.report(range)).topics?.map(({ name, sessions, before }) => [name, sessions, before]);

it("[WU8] sessions by topic are compared with as many days before, missing topics last", async () => {
  const [refund, delivery] = [await addTopic("退款"), await addTopic("物流")];
  await serveAbout("a", delivery);
  await serveAbout("b", delivery);
  desk.clock.elapse(day);
  await serveAbout("c", refund);
  await serveAbout("d", null);
  await serveAbout("e", null);
  await desk.write("nobody serves them");
  const today = { from: "2027-01-16", to: "2027-01-16" };
  expect(await topics(today)).toEqual([
    ["退款", 1, 0],
    ["物流", 0, 2],
    [null, 2, 0],
  ]);
  expect(await topics()).toEqual([
    ["物流", 2, 0],
    ["退款", 1, 0],
    [null, 2, 0],
  ]);
  expect(writeCsv(await desk.report(today), "topics", "zh-CN").slice(1)).toBe(
    "咨询类型,会话,前一时段\r\n退款,1,0\r\n物流,0,2\r\n未填,2,0\r\n",
  );
});

it("[WU8] a late topic counts on the day of the end, under its current name", async () => {
  const refund = await addTopic("退款");
  const { id: sessionId, conversationId } = await serveAbout("a", null);
  desk.clock.elapse(day);
  const wrapUp = { topicId: refund, line: "Mr Li" };
  await desk.run({ do: "wrap_up", agentId: ann.id, sessionId, wrapUp });
  const renamed = { topicId: refund, name: "退货退款", retired: true };
  await desk.run({ do: "change_topics", agentId: root.id, change: renamed });
  await desk.run({ do: "erase_customer", agentId: root.id, conversationId, sessionId });
  expect(await topics({ from: "2027-01-15", to: "2027-01-15" })).toEqual([["退货退款", 1, 0]]);
  expect(await topics({ from: "2027-01-16", to: "2027-01-16" })).toEqual([["退货退款", 0, 1]]);
});

const csv = async (rows: CountedRows) =>
  writeCsv(await desk.report(range), rows, "zh-CN")
    .slice(1)
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
const range = { from: "2027-01-15", to: "2027-01-16" };

it("[WU8] topics by day and agent add up, in page order, with a file column each", async () => {
  const [refund, delivery, unused] = [await addTopic("退款"), await addTopic("物流"), await addTopic("其他")];
  await serveAbout("a", delivery);
  await serveAbout("b", delivery, "bob");
  desk.clock.elapse(day);
  await serveAbout("c", refund);
  await serveAbout("d", null);
  const report = await desk.report(range);
  expect(report.days.map((one) => one.topics)).toEqual([
    [{ topicId: delivery, sessions: 2 }],
    [
      { topicId: refund, sessions: 1 },
      { topicId: null, sessions: 1 },
    ],
  ]);
  expect(report.agents.map(({ name, topics: of }) => [name, of])).toEqual([
    [
      "ann",
      [
        { topicId: delivery, sessions: 1 },
        { topicId: refund, sessions: 1 },
        { topicId: null, sessions: 1 },
      ],
    ],
    ["bob", [{ topicId: delivery, sessions: 1 }]],
  ]);
  expect(report.topics?.map(({ topicId }) => topicId)).not.toContain(unused);
  const heads = ["咨询类型：物流", "咨询类型：退款", "咨询类型：未填"];
  expect((await csv("agents")).map((cells) => cells.slice(-3))).toEqual([
    heads,
    ["1", "1", "1"],
    ["1", "0", "0"],
  ]);
  expect((await csv("days")).map((cells) => cells.slice(-3))).toEqual([
    heads,
    ["2", "0", "0"],
    ["0", "1", "1"],
  ]);
});

it("[WU8] an agent who only ended sessions is listed, on the account's days", async () => {
  await desk.cutIn("Europe/Berlin");
  const refund = await addTopic("退款");
  const until = (at: string) => desk.clock.elapse(Date.parse(at) - desk.clock.now());
  until("2027-10-30T20:00:00Z");
  const s = await desk.write("a");
  await desk.run(pickUp("ann", s));
  until("2027-10-31T22:59:59Z");
  const wrapUp = { topicId: refund, line: null };
  await desk.run({ do: "end", agentId: ann.id as AgentId, sessionId: s.id, wrapUp });
  const { days, agents } = await desk.report({ from: "2027-10-31", to: "2027-11-01" });
  expect(days.map((one) => [one.day, one.topics])).toEqual([
    ["2027-10-31", [{ topicId: refund, sessions: 1 }]],
  ]);
  expect(agents).toMatchObject([{ name: "ann", pickedUp: 0, topics: [{ topicId: refund, sessions: 1 }] }]);
});

it("[WU8] a report of an account without topics has no such figures", async () => {
  await serveAbout("a", null);
  expect(await topics()).toEqual([]);
});

it("[WU8] a report reads only the index of a hundred thousand sessions", {
  tags: ["slow"],
}, async () => {
  const id = await addTopic("退款");
  await db.fill(
    `insert into conversations (id, account_id, openid, allowance_left, allowance_granted, allowance_until, created_at)
     values ('many', $1, 'many', 3, 3, 0, 0)`,
    [desk.account],
  );
  await db.fillMany(
    `insert into sessions (id, account_id, conversation_id, state, owner_id, epoch, unread, last_seq, spoken, opened_at,
            last_activity_at, ended_at, topic_id, topic_name)
     select 'many' || n, $1, 'many', 'ended', 'ann', 0, 0, 1, true, 0, 0, $2::bigint - n * 600000::bigint, $3, '退款'
       from generate_series(1, 100000) n`,
    [desk.account, desk.clock.now(), id],
  );
  await db.fill("vacuum analyze sessions");
  const days = { since: "2026-07-19", days: daysOf(2026, 9, 17, 90) };
  const known = [{ id, name: "退款", retired: false }];
  const { answer: counted, plans } = await plansOf(db.pool, (client) =>
    readTopics(client, desk.account, known, { days, timeZone: "Asia/Shanghai" }),
  );
  const aDay = 144;
  expect(counted.topics).toMatchObject([{ topicId: id, sessions: 90 * aDay, before: 90 * aDay }]);
  expect([...counted.byDay.keys()].toSorted()).toEqual(days.days);
  expect(new Set([...counted.byDay.values()].flat().map(({ sessions }) => sessions))).toEqual(
    new Set([aDay]),
  );
  expect(counted.byAgent.get(ann.id as AgentId)).toEqual([{ topicId: id, sessions: 90 * aDay }]);
  // A year is read in monthly statements, to limit the time of each.
  expect(plans).toHaveLength(6);
  expect(plans[0]).toMatch(/Index Only Scan using sessions_by_topic_and_agent/);
});
