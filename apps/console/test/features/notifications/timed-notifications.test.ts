import { alarmsOf } from "@jieru/shared/domain/alarms";
import { expect, it } from "vitest";
import { isStillRelevant } from "../../../src/features/notifications/is-still-relevant.ts";
import {
  alarmNotifications,
  closingNotifications,
  unansweredNotifications,
} from "../../../src/features/notifications/timed-notifications.ts";
import { agent, anotherWaits, desk, line, meId, minute, otherId, session, startedAt } from "./fixtures.ts";

const until = startedAt + 48 * 60 * minute;
const unanswered = session("s1", { unansweredSince: startedAt });
const mine = desk({ sessions: [unanswered] });
const kindsBetween = (d: typeof mine, fromMin: number, toMin: number) =>
  closingNotifications(d, until - fromMin * minute, until - toMin * minute).map((n) =>
    n.key.split(":").at(-1),
  );

it("[NT1] an expiring reply window notifies once at one hour and once at ten minutes", () => {
  expect(kindsBetween(mine, 70, 61)).toEqual([]);
  expect(kindsBetween(mine, 61, 60)).toEqual([String(60 * minute)]);
  expect(kindsBetween(mine, 60, 11)).toEqual([]);
  expect(kindsBetween(mine, 11, 9)).toEqual([String(10 * minute)]);
  expect(kindsBetween(mine, 70, 5)).toEqual([String(10 * minute)]);
  expect(kindsBetween(mine, 5, 0)).toEqual([]);
});

it("[NT1] an expiring window does not notify for answered, foreign or blocked sessions or short grants", () => {
  const others = [
    session("s2"),
    session("s3", { unansweredSince: startedAt, ownerId: otherId }),
    session("s4", { unansweredSince: startedAt, allowance: { ...unanswered.allowance, left: 0 } }),
    session("s5", {
      unansweredSince: startedAt,
      allowance: { ...unanswered.allowance, grantedAt: until - 30 * minute },
    }),
  ];
  expect(kindsBetween(desk({ sessions: others }), 61, 59)).toEqual([]);
});

it("[NT6] an answer ends the notification of an expiring window", () => {
  const [notification] = closingNotifications(mine, until - 61 * minute, until - 59 * minute);
  if (!notification) throw new Error("there is one");
  expect(isStillRelevant(notification, mine, [], until - 59 * minute)).toBe(true);
  expect(
    isStillRelevant(
      notification,
      desk({ sessions: [{ ...unanswered, unansweredSince: null }] }),
      [],
      until - 59 * minute,
    ),
  ).toBe(false);
  expect(isStillRelevant(notification, mine, [], until)).toBe(false);
  const allowance = { ...unanswered.allowance, until: until + minute };
  const again = desk({ sessions: [{ ...unanswered, allowance }] });
  expect(isStillRelevant(notification, again, [], until - 59 * minute)).toBe(false);
});

it("[AL7] [NT1] tells an agent once that their customer has waited for an answer for the account's limit", () => {
  const at = startedAt + 10 * minute;
  const keys = (d: typeof mine, from: number, to: number) =>
    unansweredNotifications(d, from, to).map((n) => n.key);
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

it("[AL7] [NT6] an answer ends the notification of a waiting customer", () => {
  const at = startedAt + 10 * minute;
  const [notification] = unansweredNotifications(mine, at - 1, at);
  if (!notification) throw new Error("there is one");
  expect(isStillRelevant(notification, mine, [], at)).toBe(true);
  expect(
    isStillRelevant(notification, desk({ sessions: [{ ...unanswered, unansweredSince: null }] }), [], at),
  ).toBe(false);
});

it("[NT1] [T16] an alarm notifies supervisors when it begins, and again only after a five-minute gap", () => {
  const boss = desk({ me: agent(meId, { role: "supervisor" }), agents: [agent(meId, { status: "away" })] });
  const nobody = { ...boss, ...line(anotherWaits("w1")) };
  const at = (min: number) => startedAt + min * minute;
  const alarms = alarmsOf(nobody, undefined, at(0));
  const started = alarmNotifications(nobody, new Map(), alarms, at(0));
  expect(started.notifications).toMatchObject([{ kind: "alarm", alarm: { alarm: "nobody_online" } }]);
  const [notification] = started.notifications;
  expect(notification && isStillRelevant(notification, nobody, alarms, at(0))).toBe(true);
  expect(notification && isStillRelevant(notification, boss, [], at(0))).toBe(false);
  const still = alarmNotifications(nobody, started.seen, alarms, at(4));
  expect(still.notifications).toEqual([]);
  expect(alarmNotifications(nobody, still.seen, alarms, at(8)).notifications).toEqual([]);
  expect(alarmNotifications(nobody, still.seen, alarms, at(10)).notifications).toHaveLength(1);
  expect(alarmNotifications({ ...nobody, me: agent(meId) }, new Map(), alarms, at(0)).notifications).toEqual(
    [],
  );
});
