import type { AgentId } from "@jieru/shared/domain/ids";
import { reportExportQuery, reportQuery } from "@jieru/shared/protocol/reports-schema";
import { expect, it } from "vitest";
import { ann, bob, boss, minute, root, second } from "../desk/scenario.ts";
import { pickUp, reply, write } from "../lane/account.ts";
import type { TestDatabase } from "../test-database.ts";
import { deskForEach, type ReportedDesk } from "./desk.ts";

let db: TestDatabase;
let desk: ReportedDesk;

const openAnew = deskForEach((its, on) => {
  [desk, db] = [its, on];
});

const hour = 60 * minute;
const day = 24 * hour;
const today = async () => (await desk.report()).days.at(-1);

it("[RP1] a day counts sessions and messages, and each agent's pick-ups, answers and replies", async () => {
  const s = await desk.serve("li", "ann", minute);
  await desk.run(reply("ann", s));
  await desk.serve("wang", "bob", 5 * minute);
  await desk.serve("zhao", "ann", 5 * minute + 1);
  await desk.run(pickUp("bob", await desk.write("qian")));
  await desk.write("li");
  const { days, agents } = await desk.report();
  const all = { pickedUp: 4, answered: 3, withinOneMinute: 1, withinFiveMinutes: 2, replies: 4 };
  expect(days).toMatchObject([
    { day: "2027-01-15", opened: 4, messages: 5, unserved: 0, ...all, firstResponseMs: 5 * minute },
  ]);
  const anns = { pickedUp: 2, answered: 2, withinOneMinute: 1, withinFiveMinutes: 1, replies: 3 };
  const bobs = { pickedUp: 2, answered: 1, withinOneMinute: 0, withinFiveMinutes: 1, replies: 1 };
  expect(agents).toMatchObject([
    { agentId: "ann", name: "ann", ...anns },
    { agentId: "bob", name: "bob", ...bobs },
  ]);
});

it("[RP1] days follow the opening hours' time zone", async () => {
  await desk.serve("li", "ann", second);
  desk.elapseUntil(0);
  await desk.serve("wang", "ann", second);
  expect((await desk.report()).days.map((d) => [d.day, d.opened, d.replies])).toEqual([
    ["2027-01-15", 1, 1],
    ["2027-01-16", 1, 1],
  ]);
  await openAnew("America/New_York");
  await desk.serve("li", "ann", second);
  desk.elapseUntil(0);
  await desk.serve("wang", "ann", second);
  expect((await desk.report()).days.map((d) => [d.day, d.opened])).toEqual([["2027-01-15", 2]]);
});

it("[RP1] [GR6] greetings, auto-replies, notes and notices do not count; unsent replies do", async () => {
  const autoReply = { when: "either", text: "稍后回复" } as const;
  const openingHours = { timeZone: "Asia/Shanghai", week: Array(7).fill([]), days: [] };
  await desk.set({ greeting: "您好", autoReply, openingHours });
  await desk.run({
    do: "receive",
    openid: "li",
    act: { kind: "entered", source: null, saidAt: desk.clock.now() },
  });
  const s = await desk.write("li");
  await desk.run(pickUp("ann", s));
  await desk.run({
    do: "add_note",
    agentId: ann.id,
    conversationId: s.conversationId,
    sessionId: s.id,
    note: "后天再问",
    clientMessageId: crypto.randomUUID() as never,
  });
  const { facts } = await desk.run(reply("ann", s));
  const messageId = facts.at(-1)?.message?.id as never;
  await desk.run({ do: "start_delivery", messageId });
  await desk.run({
    do: "finish_delivery",
    messageId,
    outcome: { kind: "refused", reason: "content_risky", code: 87014, allowance: null } as never,
  });
  const { rows } = await db.pool.query(`select from messages where account_id = $1 and direction = 'out'`, [
    desk.account,
  ]);
  expect(rows).toHaveLength(3);
  expect(await today()).toMatchObject({ opened: 1, messages: 1, replies: 1 });
});

it("[RP1] a customer who wrote and was never served is unserved; one who only entered is not", async () => {
  await desk.run({
    do: "receive",
    openid: "silent",
    act: { kind: "entered", source: null, saidAt: desk.clock.now() },
  });
  const waiting = await desk.write("li");
  const returned = await desk.serve("wang", "ann", second);
  const served = await desk.serve("zhao", "ann", second);
  desk.clock.elapse(2 * minute);
  const { rows } = await db.pool.query<{ id: never }>(
    `select s.id from sessions s join conversations c on c.id = conversation_id where openid = 'silent' and s.account_id = $1`,
    [desk.account],
  );
  await desk.run({ do: "look_at_session", sessionId: rows[0]?.id as never });
  await desk.run({ do: "transfer", agentId: ann.id, sessionId: returned.id, to: null, note: null });
  for (const { id } of [waiting, returned, served])
    await desk.run({ do: "end", agentId: boss.id, sessionId: id });
  const { rows: ended } = await db.pool.query(
    `select from sessions where account_id = $1 and state = 'ended'`,
    [desk.account],
  );
  expect(ended).toHaveLength(4);
  expect(await today()).toMatchObject({ opened: 4, unserved: 2, pickedUp: 1, answered: 1 });
});

it("[RP1] [RP2] a returned session counts for no agent while it waits, and as unserved when ended", async () => {
  const returned = await desk.serve("wang", "ann", second);
  await desk.run({ do: "transfer", agentId: ann.id, sessionId: returned.id, to: null, note: null });
  expect(await today()).toMatchObject({ opened: 1, unserved: 0, pickedUp: 0, answered: 0, replies: 1 });
  await desk.run({ do: "end", agentId: boss.id, sessionId: returned.id });
  expect(await today()).toMatchObject({ opened: 1, unserved: 1, pickedUp: 0, answered: 0, replies: 1 });
  expect((await desk.report()).agents).toMatchObject([{ agentId: ann.id, pickedUp: 0, replies: 1 }]);
});

it("[RP1] a customer blocked, erased or routed to WeChat while waiting is unserved", async () => {
  const [blocked, erased] = [await desk.write("li"), await desk.write("wang")];
  await desk.write("zhao");
  await desk.run({
    do: "set_blocked",
    agentId: boss.id,
    conversationId: blocked.conversationId,
    sessionId: blocked.id,
    blocked: true,
    reason: null,
  });
  expect(await today()).toMatchObject({ opened: 3, unserved: 1, pickedUp: 0 });
  const { conversationId } = erased;
  await desk.run({ do: "erase_customer", agentId: root.id, conversationId });
  expect(await today()).toMatchObject({ opened: 3, unserved: 2, pickedUp: 0 });
  const openingHours = { timeZone: "Asia/Shanghai", week: Array(7).fill([]), days: [] };
  await desk.run({ do: "change_account", by: null, change: { handOver: "closed", openingHours } });
  await desk.run(write("zhao"));
  expect(await today()).toMatchObject({ opened: 3, unserved: 3, pickedUp: 0 });
});

it("[RP1] [BO3] a session counts for its last owner, and for none while it waits", async () => {
  const s = await desk.serve("li", "ann", second);
  const returned = await desk.serve("wang", "ann", second);
  await desk.count();
  await desk.run({ do: "transfer", agentId: ann.id, sessionId: s.id, to: bob.id, note: null });
  await desk.run({ do: "transfer", agentId: ann.id, sessionId: returned.id, to: null, note: null });
  const { agents } = await desk.report();
  expect(agents.map((a) => [a.agentId, a.pickedUp, a.answered, a.replies])).toEqual([
    ["bob", 1, 0, 0],
    ["ann", 0, 0, 2],
  ]);
});

it("[RP2] a first reply after midnight counts for the day of the pick-up", async () => {
  const s = await desk.write("li");
  desk.elapseUntil(23);
  await desk.run(pickUp("ann", s));
  expect((await desk.report()).days.at(-1)).toMatchObject({ pickedUp: 1, answered: 0 });
  desk.elapseUntil(1);
  await desk.run(reply("ann", s));
  const { days } = await desk.report();
  expect(days.map((d) => [d.day, d.pickedUp, d.answered, d.firstResponseMs, d.replies])).toEqual([
    ["2027-01-15", 1, 1, 2 * hour, 0],
    ["2027-01-16", 0, 0, null, 1],
  ]);
});

it("[RP4] a range includes both ends and empty days, and ends today", async () => {
  await desk.serve("li", "ann", second);
  desk.clock.elapse(3 * day);
  await desk.serve("wang", "bob", second);
  const opened = async (from: string, to: string) =>
    (await desk.report({ from, to })).days.map((d) => [d.day.slice(5), d.opened]);
  expect(await opened("2027-01-01", "2027-12-31")).toEqual([
    ["01-15", 1],
    ["01-16", 0],
    ["01-17", 0],
    ["01-18", 1],
  ]);
  expect(await opened("2027-01-15", "2027-01-16")).toEqual([
    ["01-15", 1],
    ["01-16", 0],
  ]);
  expect(await opened("2027-01-16", "2027-01-17")).toEqual([
    ["01-16", 0],
    ["01-17", 0],
  ]);
  expect(await opened("2026-01-01", "2026-12-31")).toEqual([]);
  const { agents } = await desk.report({ from: "2027-01-16", to: "2027-01-18" });
  expect(agents.map((a) => a.name)).toEqual(["bob"]);
});

it("[RP4] a report without dates covers the account's last thirty days", async () => {
  desk.elapseUntil(1);
  const { from, to, today: here, days } = await desk.report();
  expect([from, to, here, days]).toEqual(["2026-12-18", "2027-01-16", "2027-01-16", []]);
});

it("[RP4] a report covers one to 366 existing days, in order", () => {
  const takes = (from?: string, to?: string) => reportQuery.safeParse({ from, to }).success;
  expect([takes(), takes("2027-01-15", "2027-01-15"), takes("2027-01-01", "2028-01-01")]).toEqual([
    true,
    true,
    true,
  ]);
  expect(takes("2028-02-29", "2028-03-01")).toBe(true);
  for (const [from, to] of [
    ["2027-01-16", "2027-01-15"],
    ["2027-01-01", "2028-01-02"],
    ["2027-02-29", "2027-03-01"],
    ["2027-2-1", "2027-03-01"],
    ["9999-12-30", "9999-12-31"],
    ["2999-12-31", "3000-01-01"],
    ["1969-12-31", "1970-01-01"],
    ["0001-01-01", "0001-01-02"],
    ["2027-01-01", undefined],
    [undefined, "2027-01-01"],
  ])
    expect([from, to, takes(from, to)]).toEqual([from, to, false]);
  expect(reportExportQuery.safeParse({ from: "2027-01-16", to: "2027-01-15" }).success).toBe(false);
});

it("[RP5] medians are per day and missing without answers", async () => {
  for (const [i, ms] of [1, 2, 9, 10].entries()) await desk.serve(`one${i}`, "ann", ms * second);
  desk.clock.elapse(day);
  await desk.run(pickUp("ann", await desk.write("li")));
  const { days, agents } = await desk.report();
  expect(days.map((d) => d.firstResponseMs)).toEqual([5.5 * second, null]);
  expect(Object.keys(agents[0] ?? {})).not.toContain("firstResponseMs");
});

it("[RP6] an unbound agent with figures is listed by name; idle agents are not", async () => {
  const { id } = await desk.serve("li", "bob", second);
  await desk.run({ do: "end", agentId: bob.id, sessionId: id });
  await desk.run({ do: "unbind_agent", agentId: bob.id, by: root.id });
  expect((await desk.report()).agents).toMatchObject([
    { agentId: "bob" as AgentId, name: "bob", pickedUp: 1 },
  ]);
});
