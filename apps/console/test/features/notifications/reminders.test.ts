import type { Reminder } from "@jieru/shared/domain/reminder";
import { describe, expect, it } from "vitest";
import { deriveNotifications } from "../../../src/features/notifications/derive-notifications.ts";
import { desktopTextOf } from "../../../src/features/notifications/desktop-text.ts";
import { isStillRelevant } from "../../../src/features/notifications/is-still-relevant.ts";
import { event } from "../../fixtures.ts";
import { desk, kinds, meId, otherId, session, startedAt, step } from "./fixtures.ts";

const reminder: Reminder = { at: startedAt, text: "发货", by: meId, due: true };
const due = session("s1", { firstResponseMs: 1, state: "inactive", reminder });
const after = desk({ sessions: [due] });
const news = event(11, { type: "reminder_due", session: due });

describe("[NT1] a due reminder", () => {
  it("[NT1] notifies the session's owner only", () => {
    expect(kinds(deriveNotifications(step(desk({ sessions: [due] }), after, [news])))).toEqual([
      "reminder s1",
    ]);
    const theirs = { ...due, ownerId: otherId };
    expect(
      deriveNotifications(
        step(after, desk({ sessions: [theirs] }), [event(11, { type: "reminder_due", session: theirs })]),
      ),
    ).toEqual([]);
  });

  it("[NT1] is relevant until it is removed, changed, or the session transferred", () => {
    const [notification] = deriveNotifications(step(after, after, [news]));
    if (!notification) throw new Error("it is news");
    const isTold = (change: Partial<typeof due>) =>
      isStillRelevant(notification, desk({ sessions: [{ ...due, ...change }] }), [], startedAt);
    expect(isTold({ state: "active" })).toBe(true);
    expect(isTold({ reminder: null })).toBe(false);
    expect(isTold({ reminder: { ...reminder, at: startedAt + 1, due: false } })).toBe(false);
    expect(isTold({ ownerId: otherId })).toBe(false);
  });

  it("[NT1] names the customer, and quotes the reminder only with previews", () => {
    const notifications = deriveNotifications(step(after, after, [news]));
    const post = (preview: boolean) =>
      desktopTextOf("reminder", notifications, { desk: after, alarms: [], preview, now: startedAt });
    expect(post(true)).toMatchObject({ title: expect.stringContaining("跟进到期"), body: "发货" });
    expect(post(false).body).toBe("");
  });
});
