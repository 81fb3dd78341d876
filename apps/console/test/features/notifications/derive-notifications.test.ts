import { describe, expect, it } from "vitest";
import {
  type AgentNotification,
  deriveNotifications,
} from "../../../src/features/notifications/derive-notifications.ts";
import { isStillRelevant } from "../../../src/features/notifications/is-still-relevant.ts";
import { event } from "../../fixtures.ts";
import {
  agent,
  anotherWaits,
  bossId,
  delivered,
  desk,
  kinds,
  line,
  meId,
  minute,
  otherId,
  pickedUp,
  session,
  startedAt,
  step,
  transferred,
  waiting,
  wrote,
} from "./fixtures.ts";

const s1 = session("s1", { firstResponseMs: 1 });

describe("[NT1] new notifications", () => {
  it("[NT1] a customer whom I could pick up waits", () => {
    const after = desk(line(anotherWaits("w1")));
    expect(kinds(deriveNotifications(step(desk(), after)))).toEqual(["waiting w1"]);
    const away = { me: agent(meId, { status: "away" }) };
    expect(deriveNotifications(step(desk(away), { ...after, ...away }))).toEqual([]);
  });

  it("[NT1] [DI3] at capacity a waiting customer notifies only if the account lets me exceed it", () => {
    const me = agent(meId, { load: 10, capacity: 10 });
    const after = desk({ me, ...line(anotherWaits("w1")) });
    const strict = { ...after, account: { ...after.account, exceedByHand: false } };
    expect(kinds(deriveNotifications(step(desk({ me }), after)))).toEqual(["waiting w1"]);
    expect(deriveNotifications(step(desk({ me }), strict))).toEqual([]);
  });

  it("[NT1] a customer who moves into the window of a long queue does not notify", () => {
    const many = Array.from({ length: 50 }, (_, i) =>
      waiting(`w${i}`, { waitingSince: startedAt - 60_000 + i }),
    );
    const old = waiting("old", { waitingSince: startedAt - 50_000 });
    const before = desk({ waiting: { count: 51, sessions: many } });
    const after = desk({ waiting: { count: 51, sessions: [...many.slice(1), old, anotherWaits("new")] } });
    expect(kinds(deriveNotifications(step(before, after)))).toEqual(["waiting new"]);
  });

  it("[DI8] a lapsed customer who writes again notifies, and the notification ends when they lapse again", () => {
    const lapsed = waiting("w1", { waitingSince: 1, lapsed: true });
    const grantedAt = startedAt + 60_000;
    const back = { ...lapsed, lapsed: false, allowance: { ...lapsed.allowance, grantedAt } };
    const [before, after] = [desk(line(lapsed)), desk(line(back))];
    expect(deriveNotifications(step(desk(), before))).toEqual([]);
    const [notification] = deriveNotifications(step(before, after));
    expect(notification).toMatchObject({ kind: "waiting", at: grantedAt });
    const first = deriveNotifications(step(desk(), after))[0];
    expect(notification?.key).not.toBe(first?.key);
    expect(isStillRelevant(notification as AgentNotification, after, [], startedAt)).toBe(true);
    expect(isStillRelevant(notification as AgentNotification, before, [], startedAt)).toBe(false);
  });

  it("[NT1] a customer's message notifies me in my session only", () => {
    const theirs = session("s2", { ownerId: otherId });
    const before = desk({ sessions: [s1, theirs] });
    const after = desk({ sessions: [wrote(s1), wrote(theirs)] });
    expect(kinds(deriveNotifications(step(before, after)))).toEqual(["message s1"]);
  });

  it("[NT1] an assigned session notifies once, by dispatch, supervisor or colleague, without its message", () => {
    const mine = wrote(session("s1"));
    const after = desk({ sessions: [mine] });
    for (const by of [pickedUp(mine, "dispatch"), pickedUp(mine, bossId), transferred(mine, otherId)])
      expect(kinds(deriveNotifications(step(desk(), after, [by])))).toEqual(["given s1"]);
    const held = desk({ sessions: [session("s1")] });
    expect(kinds(deriveNotifications(step(held, after, [transferred(mine, otherId)])))).toEqual(["given s1"]);
  });

  it("[NT1] a failed reply notifies, and a briefly unconfirmed one does not", () => {
    const after = desk({ sessions: [s1] });
    expect(deriveNotifications(step(after, after, [delivered(s1, "failed")]))).toMatchObject([
      { kind: "not_sent", outcome: "failed" },
    ]);
    expect(
      deriveNotifications(step(after, after, [delivered(s1, "unconfirmed"), delivered(s1, "sent")])),
    ).toEqual([]);
    expect(deriveNotifications(step(after, after, [delivered(s1, "failed", otherId)]))).toEqual([]);
  });

  it("[NT1] [DI4] a session returned because I did not answer notifies as returned, not as waiting", () => {
    const me = agent(meId, { status: "away", statusWhy: "no_answer", statusSince: startedAt });
    const after = desk({ me, ...line(waiting("s1", { lastOwnerId: meId })) });
    expect(kinds(deriveNotifications(step(desk({ sessions: [s1] }), after)))).toEqual(["returned s1"]);
  });

  it("[NT1] [SE3] tells the former owner of a session that its idle time returned to the queue", () => {
    const idle = session("s1", { unansweredSince: startedAt, reactivateAt: startedAt + 30 * minute });
    const others = Array.from({ length: 50 }, (_, i) => anotherWaits(`w${i}`, startedAt + 20 * minute));
    const now = startedAt + 29 * minute;
    const before = desk({ now, sessions: [idle], waiting: { count: 60, sessions: others } });
    const back = waiting("s1", { waitingSince: startedAt, lastOwnerId: meId, epoch: 2 });
    const after = desk({ now, waiting: { count: 61, sessions: [back, ...others.slice(1)] } });
    const returned = (at: number) => event(11, { type: "session_waits_again", at, session: back });
    expect(kinds(deriveNotifications(step(before, after, [returned(startedAt + 30 * minute)])))).toEqual([
      "waiting s1",
    ]);
    expect(deriveNotifications(step(before, after, [returned(startedAt + 29 * minute)]))).toEqual([]);
  });

  it("[NT1] [SE6] a customer who writes in my inactive session notifies", () => {
    const before = desk({ sessions: [session("s1", { state: "inactive" })] });
    expect(kinds(deriveNotifications(step(before, desk(line(anotherWaits("s1"))))))).toEqual(["waiting s1"]);
  });
});

describe("[NT2] my own actions", () => {
  it.each([
    ["I pick up", pickedUp(wrote(s1), null)],
    ["I assign to myself", pickedUp(wrote(s1), meId)],
    ["I transfer to myself", transferred(wrote(s1), meId)],
  ])("[NT2] does not notify when %s", (_, e) => {
    const before = desk(line(waiting("s1")));
    expect(deriveNotifications(step(before, desk({ sessions: [wrote(s1)] }), [e]))).toEqual([]);
  });

  it("[NT2] returning a session to the queue does not notify me", () => {
    const after = desk(line(anotherWaits("s1")));
    expect(deriveNotifications(step(desk({ sessions: [s1] }), after))).toEqual([]);
    const theirs = desk({ sessions: [session("s1", { ownerId: otherId })] });
    expect(deriveNotifications({ ...step(theirs, after), acting: () => true })).toEqual([]);
    expect(kinds(deriveNotifications(step(theirs, after)))).toEqual(["waiting s1"]);
  });
});

describe("[NT6] [T36] handled events", () => {
  const now = startedAt;
  const only = (s: ReturnType<typeof step>) => {
    const [notification] = deriveNotifications(s);
    if (!notification) throw new Error("there is one");
    return notification;
  };

  it("[NT6] a picked-up customer ends the notification, and waiting anew starts another", () => {
    const after = desk(line(anotherWaits("w1")));
    const notification = only(step(desk(), after));
    expect(isStillRelevant(notification, after, [], now)).toBe(true);
    expect(isStillRelevant(notification, desk(), [], now)).toBe(false);
    expect(isStillRelevant(notification, desk(line({ ...anotherWaits("w1"), epoch: 2 })), [], now)).toBe(
      false,
    );
  });

  it("[NT1] a customer who waits again in the same place notifies again", () => {
    const again = { ...anotherWaits("w1"), epoch: 2 };
    expect(kinds(deriveNotifications(step(desk(line(anotherWaits("w1"))), desk(line(again)))))).toEqual([
      "waiting w1",
    ]);
  });

  it("[NT2] messages during my own takeover do not notify", () => {
    const theirs = desk({ sessions: [{ ...s1, ownerId: otherId }] });
    expect(deriveNotifications(step(theirs, desk({ sessions: [wrote(s1)] })))).toEqual([]);
  });

  it("[NT6] reading a message on any device ends its notification", () => {
    const after = desk({ sessions: [wrote(s1)] });
    const notification = only(step(desk({ sessions: [s1] }), after));
    expect(isStillRelevant(notification, after, [], now)).toBe(true);
    expect(isStillRelevant(notification, desk({ sessions: [{ ...wrote(s1), unread: 0 }] }), [], now)).toBe(
      false,
    );
    expect(isStillRelevant(notification, desk(), [], now)).toBe(false);
  });

  it("[NT6] answering or transferring an assigned session ends its notification", () => {
    const mine = session("s1", { epoch: 2 });
    const after = desk({ sessions: [mine] });
    const notification = only(step(desk(), after, [pickedUp(mine, "dispatch")]));
    expect(isStillRelevant(notification, after, [], now)).toBe(true);
    expect(
      isStillRelevant(notification, desk({ sessions: [{ ...mine, firstResponseMs: 900 }] }), [], now),
    ).toBe(false);
    expect(isStillRelevant(notification, desk({ sessions: [{ ...mine, ownerId: otherId }] }), [], now)).toBe(
      false,
    );
  });

  it("[NT6] replying after a failed reply ends its notification", () => {
    const after = desk({ sessions: [s1] });
    const notification = only(step(after, after, [delivered(s1, "failed")]));
    expect(isStillRelevant(notification, after, [], now)).toBe(true);
    const lastMessage = {
      id: "m9",
      direction: "out",
      type: "text",
      text: "好",
      at: startedAt + 1,
      delivery: "queued",
    };
    expect(
      isStillRelevant(notification, desk({ sessions: [{ ...s1, lastMessage } as typeof s1] }), [], now),
    ).toBe(false);
  });

  it("[NT6] going online again ends the returned notification", () => {
    const me = agent(meId, { status: "away", statusWhy: "no_answer", statusSince: startedAt });
    const notification = only(step(desk({ sessions: [s1] }), desk({ me })));
    const twice = { ...me, statusSince: startedAt + 1 };
    expect(kinds(deriveNotifications(step(desk({ me }), desk({ me: twice }))))).toEqual(["returned"]);
    expect(isStillRelevant(notification, desk({ me: twice }), [], now)).toBe(false);
    expect(isStillRelevant(notification, desk({ me }), [], now)).toBe(true);
    expect(isStillRelevant(notification, desk(), [], now)).toBe(false);
  });
});
