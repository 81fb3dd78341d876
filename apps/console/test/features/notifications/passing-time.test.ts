import { alarmsOf } from "@jieru/shared/domain/alarms";
import { expect, it } from "vitest";
import { alarmNews, closingNews, unansweredNews } from "../../../src/features/notifications/passing-time.ts";
import { stands } from "../../../src/features/notifications/stands.ts";
import { agent, anotherWaits, desk, line, meId, minute, otherId, session, startedAt } from "./given.ts";

const until = startedAt + 48 * 60 * minute;
const unanswered = session("s1", { unansweredSince: startedAt });
const mine = desk({ sessions: [unanswered] });
const told = (d: typeof mine, fromMin: number, toMin: number) =>
  closingNews(d, until - fromMin * minute, until - toMin * minute).map((n) => n.key.split(":").at(-1));

it("[NT1] a right to answer that is about to end is told at an hour and at ten minutes, each once", () => {
  expect(told(mine, 70, 61)).toEqual([]);
  expect(told(mine, 61, 60)).toEqual([String(60 * minute)]);
  expect(told(mine, 60, 11)).toEqual([]);
  expect(told(mine, 11, 9)).toEqual([String(10 * minute)]);
  expect(told(mine, 70, 5)).toEqual([String(10 * minute)]);
  expect(told(mine, 5, 0)).toEqual([]);
});

it("[NT1] not of an answered one, a colleague's, or one that nobody may answer; nor at once where so little was granted", () => {
  const others = [
    session("s2"),
    session("s3", { unansweredSince: startedAt, ownerId: otherId }),
    session("s4", { unansweredSince: startedAt, allowance: { ...unanswered.allowance, left: 0 } }),
    session("s5", {
      unansweredSince: startedAt,
      allowance: { ...unanswered.allowance, grantedAt: until - 30 * minute },
    }),
  ];
  expect(told(desk({ sessions: others }), 61, 59)).toEqual([]);
});

it("[NT6] answered, it no longer closes on anybody", () => {
  const [news] = closingNews(mine, until - 61 * minute, until - 59 * minute);
  if (!news) throw new Error("there is one");
  expect(stands(news, mine, [], until - 59 * minute)).toBe(true);
  expect(
    stands(news, desk({ sessions: [{ ...unanswered, unansweredSince: null }] }), [], until - 59 * minute),
  ).toBe(false);
  expect(stands(news, mine, [], until)).toBe(false);
  const allowance = { ...unanswered.allowance, until: until + minute };
  const again = desk({ sessions: [{ ...unanswered, allowance }] });
  expect(stands(news, again, [], until - 59 * minute)).toBe(false);
});

it("[AL7] [NT1] tells an agent once that their customer has waited for an answer for the account's limit", () => {
  const at = startedAt + 10 * minute;
  const keys = (d: typeof mine, from: number, to: number) => unansweredNews(d, from, to).map((n) => n.key);
  expect(keys(mine, at - minute, at - 1)).toEqual([]);
  expect(keys(mine, at - 1, at)).toEqual([`unanswered:s1:${startedAt}`]);
  expect(keys(mine, at, at + minute)).toEqual([]);
  const others = [
    session("s2"),
    session("s3", { unansweredSince: startedAt, ownerId: otherId }),
    session("s4", { unansweredSince: startedAt, allowance: { ...unanswered.allowance, left: 0 } }),
  ];
  expect(keys(desk({ sessions: others }), at - 1, at)).toEqual([]);
});

it("[AL7] [NT6] an answer ends the news that a customer still waits", () => {
  const at = startedAt + 10 * minute;
  const [news] = unansweredNews(mine, at - 1, at);
  if (!news) throw new Error("there is one");
  expect(stands(news, mine, [], at)).toBe(true);
  expect(stands(news, desk({ sessions: [{ ...unanswered, unansweredSince: null }] }), [], at)).toBe(false);
});

it("[NT1] [T16] an alarm is told to who supervises when it begins, and again only after it was gone for five minutes", () => {
  const boss = desk({ me: agent(meId, { role: "supervisor" }), agents: [agent(meId, { status: "away" })] });
  const nobody = { ...boss, ...line(anotherWaits("w1")) };
  const at = (min: number) => startedAt + min * minute;
  const alarms = alarmsOf(nobody, undefined, at(0));
  const begun = alarmNews(nobody, new Map(), alarms, at(0));
  expect(begun.news).toMatchObject([{ kind: "alarm", alarm: { alarm: "nobody_online" } }]);
  const [news] = begun.news;
  expect(news && stands(news, nobody, alarms, at(0))).toBe(true);
  expect(news && stands(news, boss, [], at(0))).toBe(false);
  const still = alarmNews(nobody, begun.seen, alarms, at(4));
  expect(still.news).toEqual([]);
  expect(alarmNews(nobody, still.seen, alarms, at(8)).news).toEqual([]);
  expect(alarmNews(nobody, still.seen, alarms, at(10)).news).toHaveLength(1);
  expect(alarmNews({ ...nobody, me: agent(meId) }, new Map(), alarms, at(0)).news).toEqual([]);
});
