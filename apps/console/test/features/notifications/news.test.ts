import { describe, expect, it } from "vitest";
import { type News, newsOf } from "../../../src/features/notifications/news.ts";
import { stands } from "../../../src/features/notifications/stands.ts";
import { event } from "../../desk.ts";
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
} from "./given.ts";

const s1 = session("s1", { firstResponseMs: 1 });

describe("[NT1] what is new to me", () => {
  it("[NT1] somebody waits whom I could take", () => {
    const after = desk(line(anotherWaits("w1")));
    expect(kinds(newsOf(step(desk(), after)))).toEqual(["waiting w1"]);
    const away = { me: agent(meId, { status: "away" }) };
    expect(newsOf(step(desk(away), { ...after, ...away }))).toEqual([]);
  });

  it("[NT1] [DI3] at capacity it is news only where the account lets me go beyond", () => {
    const me = agent(meId, { load: 10, capacity: 10 });
    const after = desk({ me, ...line(anotherWaits("w1")) });
    const strict = { ...after, account: { ...after.account, exceedByHand: false } };
    expect(kinds(newsOf(step(desk({ me }), after)))).toEqual(["waiting w1"]);
    expect(newsOf(step(desk({ me }), strict))).toEqual([]);
  });

  it("[NT1] who moves up into the window of a long line has waited before", () => {
    const many = Array.from({ length: 50 }, (_, i) =>
      waiting(`w${i}`, { waitingSince: startedAt - 60_000 + i }),
    );
    const old = waiting("old", { waitingSince: startedAt - 50_000 });
    const before = desk({ waiting: { count: 51, sessions: many } });
    const after = desk({ waiting: { count: 51, sessions: [...many.slice(1), old, anotherWaits("new")] } });
    expect(kinds(newsOf(step(before, after)))).toEqual(["waiting new"]);
  });

  it("[DW12] of those who stay in the line nothing more is asked, however many they are", () => {
    const many = Array.from({ length: 50 }, (_, i) => waiting(`w${i}`));
    const asked: string[] = [];
    const acting = (id: string) => asked.push(id) < 0;
    const [before, after] = [desk(line(...many)), desk(line(...many, anotherWaits("new")))];
    expect(kinds(newsOf({ ...step(before, after), acting }))).toEqual(["waiting new"]);
    expect(asked).toEqual(["new"]);
  });

  it("[DI8] who could not be answered and writes again is news, and what was told of one stands no longer once they lapse", () => {
    const lapsed = waiting("w1", { waitingSince: 1, lapsed: true });
    const grantedAt = startedAt + 60_000;
    const back = { ...lapsed, lapsed: false, allowance: { ...lapsed.allowance, grantedAt } };
    const [before, after] = [desk(line(lapsed)), desk(line(back))];
    expect(newsOf(step(desk(), before))).toEqual([]);
    const [told] = newsOf(step(before, after));
    expect(told).toMatchObject({ kind: "waiting", at: grantedAt });
    const first = newsOf(step(desk(), after))[0];
    expect(told?.key).not.toBe(first?.key);
    expect(stands(told as News, after, [], startedAt)).toBe(true);
    expect(stands(told as News, before, [], startedAt)).toBe(false);
  });

  it("[NT1] a customer writes in my session, not in somebody else's", () => {
    const theirs = session("s2", { ownerId: otherId });
    const before = desk({ sessions: [s1, theirs] });
    const after = desk({ sessions: [wrote(s1), wrote(theirs)] });
    expect(kinds(newsOf(step(before, after)))).toEqual(["message s1"]);
  });

  it("[NT1] a session is given to me: by dispatch, by a supervisor, by a colleague; its words are not told besides", () => {
    const mine = wrote(session("s1"));
    const after = desk({ sessions: [mine] });
    for (const by of [pickedUp(mine, "dispatch"), pickedUp(mine, bossId), transferred(mine, otherId)])
      expect(kinds(newsOf(step(desk(), after, [by])))).toEqual(["given s1"]);
    const held = desk({ sessions: [session("s1")] });
    expect(kinds(newsOf(step(held, after, [transferred(mine, otherId)])))).toEqual(["given s1"]);
  });

  it("[NT1] a reply of mine was not sent; what was in doubt only for a moment is none", () => {
    const after = desk({ sessions: [s1] });
    expect(newsOf(step(after, after, [delivered(s1, "failed")]))).toMatchObject([
      { kind: "not_sent", outcome: "failed" },
    ]);
    expect(newsOf(step(after, after, [delivered(s1, "unconfirmed"), delivered(s1, "sent")]))).toEqual([]);
    expect(newsOf(step(after, after, [delivered(s1, "failed", otherId)]))).toEqual([]);
  });

  it("[NT1] [DI4] the desk takes back what I did not answer: that, and not that somebody waits", () => {
    const me = agent(meId, { status: "away", statusWhy: "no_answer", statusSince: startedAt });
    const after = desk({ me, ...line(waiting("s1", { lastOwnerId: meId })) });
    expect(kinds(newsOf(step(desk({ sessions: [s1] }), after)))).toEqual(["returned s1"]);
  });

  it("[NT1] [SE3] tells the former owner of a session that its idle time returned to the queue", () => {
    const idle = session("s1", { unansweredSince: startedAt, reactivateAt: startedAt + 30 * minute });
    const others = Array.from({ length: 50 }, (_, i) => anotherWaits(`w${i}`, startedAt + 20 * minute));
    const now = startedAt + 29 * minute;
    const before = desk({ now, sessions: [idle], waiting: { count: 60, sessions: others } });
    const back = waiting("s1", { waitingSince: startedAt, lastOwnerId: meId, epoch: 2 });
    const after = desk({ now, waiting: { count: 61, sessions: [back, ...others.slice(1)] } });
    const returned = (at: number) => event(11, { type: "session_waits_again", at, session: back });
    expect(kinds(newsOf(step(before, after, [returned(startedAt + 30 * minute)])))).toEqual(["waiting s1"]);
    expect(newsOf(step(before, after, [returned(startedAt + 29 * minute)]))).toEqual([]);
  });

  it("[NT1] [SE6] a customer comes back to a session of mine that had fallen asleep", () => {
    const before = desk({ sessions: [session("s1", { state: "inactive" })] });
    expect(kinds(newsOf(step(before, desk(line(anotherWaits("s1"))))))).toEqual(["waiting s1"]);
  });
});

describe("[NT2] what I did myself", () => {
  it.each([
    ["I pick up", pickedUp(wrote(s1), null)],
    ["I assign to myself", pickedUp(wrote(s1), meId)],
    ["I transfer to myself", transferred(wrote(s1), meId)],
  ])("[NT2] %s", (_, e) => {
    const before = desk(line(waiting("s1")));
    expect(newsOf(step(before, desk({ sessions: [wrote(s1)] }), [e]))).toEqual([]);
  });

  it("[NT2] I give a session back to the line", () => {
    const after = desk(line(anotherWaits("s1")));
    expect(newsOf(step(desk({ sessions: [s1] }), after))).toEqual([]);
    const theirs = desk({ sessions: [session("s1", { ownerId: otherId })] });
    expect(newsOf({ ...step(theirs, after), acting: () => true })).toEqual([]);
    expect(kinds(newsOf(step(theirs, after)))).toEqual(["waiting s1"]);
  });
});

describe("[NT6] [T36] what is handled is no news any more", () => {
  const now = startedAt;
  const only = (s: ReturnType<typeof step>) => {
    const [news] = newsOf(s);
    if (!news) throw new Error("there is one");
    return news;
  };

  it("[NT6] who waited was picked up, by whomever; who waits anew is another news", () => {
    const after = desk(line(anotherWaits("w1")));
    const news = only(step(desk(), after));
    expect(stands(news, after, [], now)).toBe(true);
    expect(stands(news, desk(), [], now)).toBe(false);
    expect(stands(news, desk(line({ ...anotherWaits("w1"), epoch: 2 })), [], now)).toBe(false);
  });

  it("[NT1] who waits once more in their place is news once more", () => {
    const again = { ...anotherWaits("w1"), epoch: 2 };
    expect(kinds(newsOf(step(desk(line(anotherWaits("w1"))), desk(line(again)))))).toEqual(["waiting w1"]);
  });

  it("[NT2] what was written while I took it over from a colleague is no news: I am there", () => {
    const theirs = desk({ sessions: [{ ...s1, ownerId: otherId }] });
    expect(newsOf(step(theirs, desk({ sessions: [wrote(s1)] })))).toEqual([]);
  });

  it("[NT6] what was written was read, on whichever device", () => {
    const after = desk({ sessions: [wrote(s1)] });
    const news = only(step(desk({ sessions: [s1] }), after));
    expect(stands(news, after, [], now)).toBe(true);
    expect(stands(news, desk({ sessions: [{ ...wrote(s1), unread: 0 }] }), [], now)).toBe(false);
    expect(stands(news, desk(), [], now)).toBe(false);
  });

  it("[NT6] what was given was answered, or given on", () => {
    const mine = session("s1", { epoch: 2 });
    const after = desk({ sessions: [mine] });
    const news = only(step(desk(), after, [pickedUp(mine, "dispatch")]));
    expect(stands(news, after, [], now)).toBe(true);
    expect(stands(news, desk({ sessions: [{ ...mine, firstResponseMs: 900 }] }), [], now)).toBe(false);
    expect(stands(news, desk({ sessions: [{ ...mine, ownerId: otherId }] }), [], now)).toBe(false);
  });

  it("[NT6] after a failed reply I have written another", () => {
    const after = desk({ sessions: [s1] });
    const news = only(step(after, after, [delivered(s1, "failed")]));
    expect(stands(news, after, [], now)).toBe(true);
    const lastMessage = {
      id: "m9",
      direction: "out",
      type: "text",
      text: "好",
      at: startedAt + 1,
      delivery: "queued",
    };
    expect(stands(news, desk({ sessions: [{ ...s1, lastMessage } as typeof s1] }), [], now)).toBe(false);
  });

  it("[NT6] I am online again after being set away", () => {
    const me = agent(meId, { status: "away", statusWhy: "no_answer", statusSince: startedAt });
    const news = only(step(desk({ sessions: [s1] }), desk({ me })));
    const twice = { ...me, statusSince: startedAt + 1 };
    expect(kinds(newsOf(step(desk({ me }), desk({ me: twice }))))).toEqual(["returned"]);
    expect(stands(news, desk({ me: twice }), [], now)).toBe(false);
    expect(stands(news, desk({ me }), [], now)).toBe(true);
    expect(stands(news, desk(), [], now)).toBe(false);
  });
});
