import type { AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { ReportFigure } from "@jieru/shared/protocol/reports";
import { expect, it } from "vitest";
import { type CountedAsked, listCounted } from "../../src/reports/list-counted.ts";
import { ann, boss, hour, minute, second } from "../desk/scenario.ts";
import { pickUp, reply } from "../lane/account.ts";
import { deskForEach, type ReportedDesk } from "./desk.ts";

let desk: ReportedDesk;
deskForEach((its) => {
  desk = its;
});

const day = "2027-01-15";
const today = async () => (await desk.report()).days.at(-1)?.outcomes;
const end = (sessionId: SessionId) => desk.run({ do: "end", agentId: boss.id, sessionId });
const behind = async (figure: ReportFigure, change: Partial<CountedAsked> = {}) => {
  const query = { range: { from: day, to: day }, by: "opened", figure, limit: 100, ...change } as const;
  return (await listCounted(desk.counter, desk.account, query)).sessions.map(({ id }) => id);
};

it("[RP10] divides by all sessions in which the customer wrote: 24 picked up, 14 never answered", async () => {
  for (let n = 0; n < 10; n++) await desk.serve(`answered${n}`, "ann", n === 0 ? 6 * minute : second);
  const silent = [];
  for (let n = 0; n < 14; n++) {
    const s = await desk.write(`silent${n}`);
    await desk.run(pickUp("bob", s));
    silent.push(s.id);
  }
  await desk.run({
    do: "receive",
    openid: "entered",
    act: { kind: "entered", source: null, saidAt: desk.clock.now() },
  });
  expect(await today()).toMatchObject({
    sessions: 24,
    answered: 10,
    notAnswered: 14,
    neverPickedUp: 0,
    withinFiveMinutes: 9,
  });
  for (const id of silent) await end(id);
  expect(await today()).toMatchObject({ sessions: 24, notAnswered: 14, closedUnanswered: 14 });
  const { agents } = await desk.report();
  expect(agents.find(({ agentId }) => agentId === ("bob" as AgentId))?.outcomes).toMatchObject({
    sessions: 14,
    notAnswered: 14,
    closedUnanswered: 14,
    withinFiveMinutes: 0,
  });
});

it("[RP10] includes queue time in the first response and excludes it for agents", async () => {
  const s = await desk.write("li");
  desk.clock.elapse(4 * minute);
  await desk.run(pickUp("ann", s));
  desk.clock.elapse(2 * minute);
  await desk.run(reply("ann", s));
  expect(await today()).toMatchObject({
    firstAnswerMs: 6 * minute,
    withinFiveMinutes: 0,
    queued: 1,
    queuedMs: 4 * minute,
    longestQueueMs: 4 * minute,
  });
  const { agents } = await desk.report();
  expect(agents[0]).toMatchObject({ withinFiveMinutes: 1, outcomes: { replied: 1, responseMs: 2 * minute } });
});

it("[RP10] ignores automatic texts as answers and separates never picked up from lapsed", async () => {
  const openingHours = { timeZone: "Asia/Shanghai", week: Array(7).fill([]), days: [] };
  await desk.set({ greeting: "您好", autoReply: { when: "either", text: "稍后回复" }, openingHours });
  const never = await desk.write("li");
  await end(never.id);
  expect(await today()).toMatchObject({ sessions: 1, answered: 0, neverPickedUp: 1, closedUnanswered: 1 });
  const lapsed = await desk.write("wang");
  await desk.run(pickUp("ann", await desk.write("zhao")));
  desk.clock.elapse(48 * hour);
  await desk.run({ do: "look_at_session", sessionId: lapsed.id });
  const [first] = (await desk.report()).days;
  expect(first?.outcomes).toMatchObject({
    sessions: 3,
    answered: 0,
    neverPickedUp: 1,
    lapsed: 1,
    notAnswered: 1,
  });
  expect(first?.outcomes?.longestQueueMs).toBe(48 * hour);
});

it("[RP10] separates closed unanswered from answered once", async () => {
  const once = await desk.serve("li", "ann", second);
  await desk.write("li");
  await end(once.id);
  const twice = await desk.serve("wang", "ann", second);
  await end(twice.id);
  expect(await today()).toMatchObject({ sessions: 2, answered: 2, closedUnanswered: 1 });
  expect(await behind("closed_unanswered")).toEqual([once.id]);
});

it("[RP10] takes the longest of several waits in the queue", async () => {
  const s = await desk.serve("li", "ann", second);
  await desk.run({ do: "transfer", agentId: ann.id, sessionId: s.id, to: null, note: null });
  desk.clock.elapse(3 * minute);
  await desk.run(pickUp("bob", s));
  expect(await today()).toMatchObject({ queued: 1, queuedMs: 3 * minute });
});

it("[RP12] lists as many sessions as each number counts, including open ones", async () => {
  const answered = await desk.serve("li", "ann", second);
  const slow = await desk.serve("wang", "ann", 10 * minute);
  const silent = await desk.write("zhao");
  await desk.run(pickUp("bob", silent));
  const waiting = await desk.write("qian");
  await end(slow.id);
  const outcomes = await today();
  const figures = {
    spoken: outcomes?.sessions,
    answered: outcomes?.answered,
    one_minute: outcomes?.withinOneMinute,
    five_minutes: outcomes?.withinFiveMinutes,
    not_answered: outcomes?.notAnswered,
    never_picked_up: outcomes?.neverPickedUp,
    not_picked_up: outcomes?.neverPickedUp,
    lapsed: outcomes?.lapsed,
    queued: outcomes?.queued,
  } as const;
  expect(Object.values(figures)).toEqual([4, 2, 1, 1, 1, 1, 1, 0, 3]);
  for (const [figure, count] of Object.entries(figures))
    expect([figure, (await behind(figure as ReportFigure)).length]).toEqual([figure, count]);
  expect(await behind("answered")).toEqual([slow.id, answered.id]);
  expect(await behind("never_picked_up")).toEqual([waiting.id]);
  expect(await behind("not_answered", { by: "picked_up", owner: "bob" as AgentId })).toEqual([silent.id]);
  expect(await behind("not_answered", { by: "picked_up", owner: "ann" as AgentId })).toEqual([]);
  expect(await behind("all", { range: { from: "2027-01-16", to: "2027-01-16" } })).toEqual([]);
});

it("[RP12] continues after a page, with each session once", async () => {
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) ids.unshift((await desk.write(`c${n}`)).id);
  const found: string[] = [];
  let last: { before?: number; beforeId?: SessionId } | null = {};
  while (last) {
    const query: CountedAsked = { range: null, by: "opened", figure: "spoken", limit: 2, ...last };
    const { sessions, next } = await listCounted(desk.counter, desk.account, query);
    found.push(...sessions.map(({ id }) => id));
    last = next;
  }
  expect(found.toSorted()).toEqual(ids.toSorted());
  expect(new Set(found).size).toBe(5);
});
