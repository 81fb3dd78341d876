import type { Reminder } from "@jieru/shared/domain/reminder";
import { describe, expect, it } from "vitest";
import { newsOf } from "../../../src/features/notifications/news.ts";
import { postOf } from "../../../src/features/notifications/posts.ts";
import { stands } from "../../../src/features/notifications/stands.ts";
import { event } from "../../desk.ts";
import { desk, kinds, meId, otherId, session, startedAt, step } from "./given.ts";

const reminder: Reminder = { at: startedAt, text: "发货", by: meId, due: true };
const due = session("s1", { firstResponseMs: 1, state: "inactive", reminder });
const after = desk({ sessions: [due] });
const told = event(11, { type: "reminder_due", session: due });

describe("[RM10] a reminder that is due", () => {
  it("[RM10] is news to the session's owner, and to nobody else", () => {
    expect(kinds(newsOf(step(desk({ sessions: [due] }), after, [told])))).toEqual(["reminder s1"]);
    const theirs = { ...due, ownerId: otherId };
    expect(
      newsOf(
        step(after, desk({ sessions: [theirs] }), [event(11, { type: "reminder_due", session: theirs })]),
      ),
    ).toEqual([]);
  });

  it("[RM10] until it is removed, set anew, or the session is another's", () => {
    const [news] = newsOf(step(after, after, [told]));
    if (!news) throw new Error("it is news");
    const isTold = (change: Partial<typeof due>) =>
      stands(news, desk({ sessions: [{ ...due, ...change }] }), [], startedAt);
    expect(isTold({ state: "active" })).toBe(true);
    expect(isTold({ reminder: null })).toBe(false);
    expect(isTold({ reminder: { ...reminder, at: startedAt + 1, due: false } })).toBe(false);
    expect(isTold({ ownerId: otherId })).toBe(false);
  });

  it("[RM10] its notification says whom, and what for unless texts are kept out of it", () => {
    const news = newsOf(step(after, after, [told]));
    const post = (preview: boolean) =>
      postOf("reminder", news, { desk: after, alarms: [], preview, now: startedAt });
    expect(post(true)).toMatchObject({ title: expect.stringContaining("跟进到期"), body: "发货" });
    expect(post(false).body).toBe("");
  });
});
