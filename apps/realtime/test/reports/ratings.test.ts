import type { AgentId } from "@jieru/shared/domain/ids";
import type { RatingScore } from "@jieru/shared/domain/rating";
import { endUndoAcceptedMs } from "@jieru/shared/domain/session";
import type { RatingCount } from "@jieru/shared/protocol/reports";
import { expect, it } from "vitest";
import type { DeskSession } from "../../src/desk/desk.ts";
import { readRatings } from "../../src/reports/read-ratings.ts";
import { type CountedRows, writeCsv } from "../../src/reports/write-csv.ts";
import { minute, root, second } from "../desk/scenario.ts";
import type { TestDatabase } from "../test-database.ts";
import { deskForEach, type ReportedDesk } from "./desk.ts";
import { plansOf } from "./plans-of.ts";

let db: TestDatabase;
let desk: ReportedDesk;
deskForEach((its, on) => {
  [desk, db] = [its, on];
});

const day = 24 * 60 * minute;
const range = { from: "2027-01-15", to: "2027-01-16" };
const switchOn = () =>
  desk.run({ do: "change_account", by: null, change: { ratingRequest: { text: "{{link}}" } } });

async function end({ id: sessionId }: DeskSession, agent: string): Promise<void> {
  await desk.run({ do: "end", agentId: agent as AgentId, sessionId });
  desk.clock.elapse(endUndoAcceptedMs);
  await desk.run({ do: "look_at_session", sessionId });
}
async function ended(openid: string, agent = "ann"): Promise<DeskSession> {
  const s = await desk.serve(openid, agent, second);
  await end(s, agent);
  return s;
}
const rate = ({ id: sessionId }: DeskSession, score: RatingScore, comment: string | null = null) =>
  desk.run({ do: "rate", sessionId, said: { score, comment } });
const countsOf = (r: RatingCount | undefined) => r && [r.asked, r.answered, r.total, r.satisfied];
const csv = async (rows: CountedRows) =>
  writeCsv(await desk.report(range), rows, "zh-CN")
    .slice(1)
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(",").slice(-4));

it("[CR6] counts requests, answers, points and satisfied customers by day and agent", async () => {
  await switchOn();
  await rate(await ended("a"), 5);
  await rate(await ended("b", "bob"), 3);
  desk.clock.elapse(day);
  await rate(await ended("c"), 4);
  await ended("d");
  const report = await desk.report(range);
  expect(countsOf(report.ratings)).toEqual([4, 3, 12, 2]);
  expect(report.days.map(({ ratings }) => countsOf(ratings))).toEqual([
    [2, 2, 8, 1],
    [2, 1, 4, 1],
  ]);
  expect(report.agents.map(({ name, ratings }) => [name, countsOf(ratings)])).toEqual([
    ["ann", [3, 2, 9, 2]],
    ["bob", [1, 1, 3, 0]],
  ]);
  expect(await csv("days")).toEqual([
    ["请评价", "收到评价", "平均分", "满意（4–5 分）"],
    ["2", "2", "4", "1"],
    ["2", "1", "4", "1"],
  ]);
  expect((await csv("agents")).slice(1)).toEqual([
    ["3", "2", "4.5", "2"],
    ["1", "1", "3", "0"],
  ]);
});

it("[CR6] an answer counts once, on the day of the end, with its latest value", async () => {
  await switchOn();
  const s = await ended("a");
  await rate(s, 1, "Mr Li");
  desk.clock.elapse(day);
  await rate(s, 5);
  await rate(s, 4, "Mr Li was served");
  const { id: sessionId, conversationId } = s;
  await desk.run({ do: "erase_customer", agentId: root.id, conversationId, sessionId });
  const { days } = await desk.report(range);
  expect(days.map(({ ratings }) => countsOf(ratings))).toEqual([
    [1, 1, 4, 1],
    [0, 0, 0, 0],
  ]);
});

it("[SE19] [CR6] a reopened session counts once, on the day of its last end", async () => {
  await switchOn();
  const s = await ended("a");
  desk.clock.elapse(day);
  await desk.run({ do: "reopen", agentId: "ann" as AgentId, sessionId: s.id });
  await end(s, "ann");
  const report = await desk.report(range);
  expect(report.days.map(({ opened, ratings }) => [opened, countsOf(ratings)?.[0]])).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

it("[CR6] an agent who only ended sessions picked up earlier is listed", async () => {
  await switchOn();
  const s = await desk.serve("a", "bob", second);
  desk.clock.elapse(day);
  await end(s, "bob");
  const { agents } = await desk.report({ from: range.to, to: range.to });
  expect(agents).toMatchObject([{ name: "bob", pickedUp: 0, ratings: { asked: 1, answered: 0 } }]);
  expect((await csv("agents"))[1]).toEqual(["1", "0", "", "0"]);
});

it("[CR6] a report of several months includes each session once", async () => {
  await switchOn();
  for (const score of [5, 4, 1] as const) {
    await rate(await ended(`a${score}`), score);
    desk.clock.elapse(31 * day);
  }
  const { ratings, days, agents } = await desk.report({ from: "2027-01-15", to: "2027-04-01" });
  expect(countsOf(ratings)).toEqual([3, 3, 10, 2]);
  const rated = days.filter((one) => one.ratings?.asked).map((one) => [one.day, one.ratings?.total]);
  expect(rated).toEqual([
    ["2027-01-15", 5],
    ["2027-02-15", 4],
    ["2027-03-18", 1],
  ]);
  expect(agents.map((one) => countsOf(one.ratings))).toEqual([[3, 3, 10, 2]]);
});

it("[CR6] a report without requests has no rating figures", async () => {
  await ended("a");
  const report = await desk.report(range);
  expect([report, ...report.days, ...report.agents].some((each) => each.ratings)).toBe(false);
  expect((await csv("agents"))[0]).toEqual([
    "5 分钟内首次响应",
    "未回复（已接入）",
    "未回复即结束",
    "接入到回复平均（秒）",
  ]);
});

it("[CR6] a report reads only the index of a hundred thousand sessions", { tags: ["slow"] }, async () => {
  await db.fill(
    `insert into conversations (id, account_id, openid, allowance_left, allowance_granted, allowance_until, created_at)
     values ('rated', $1, 'rated', 3, 3, 0, 0)`,
    [desk.account],
  );
  await db.fillMany(
    `insert into sessions (id, account_id, conversation_id, state, owner_id, epoch, unread, last_seq, spoken, opened_at,
            last_activity_at, ended_at, rating_message_id, rating_asked_at, rating_score, rated_at)
     select 'rated' || n, $1, 'rated', 'ended', 'ann', 0, 0, 1, true, 0, 0, $2::bigint - n * 600000::bigint, 'm', 1, 1 + n % 5, 2
       from generate_series(1, 100000) n`,
    [desk.account, desk.clock.now()],
  );
  await db.fill("vacuum analyze sessions");
  const days = Array.from({ length: 30 }, (_, i) =>
    new Date(Date.UTC(2026, 11, 17 + i)).toISOString().slice(0, 10),
  );
  const { answer: counted, plans } = await plansOf(db.pool, (client) =>
    readRatings(client, desk.account, { days, timeZone: "Asia/Shanghai" }),
  );
  expect(counted?.all.asked).toBeGreaterThan(4_000);
  expect([...(counted?.byDay.values() ?? [])].reduce((sum, { asked: n }) => sum + n, 0)).toBe(
    counted?.all.asked,
  );
  expect(plans[0]).toMatch(/Index Only Scan using sessions_rated/);
});
