import type { MessageId } from "@jieru/shared/domain/ids";
import type { Mention } from "@jieru/shared/domain/mention";
import type { Session } from "@jieru/shared/domain/session";
import { describe, expect, it } from "vitest";
import { withMentions } from "../../../src/data/queries/mentions.ts";
import { deriveNotifications } from "../../../src/features/notifications/derive-notifications.ts";
import { desktopTextOf } from "../../../src/features/notifications/desktop-text.ts";
import { isStillRelevant } from "../../../src/features/notifications/is-still-relevant.ts";
import { mentionLabel } from "../../../src/features/session/session-labels.ts";
import { event, meId, message, otherId, session, startedAt } from "../../fixtures.ts";
import { bossId, desk, kinds, step } from "./fixtures.ts";

const mention: Mention = { agentId: meId, by: bossId, noteId: "n1" as MessageId, seq: 11, at: startedAt };
const me = { id: meId, role: "agent" } as const;
const mentioning = (id: string, change: Partial<Mention> = {}, rest: Partial<Session> = {}): Session => {
  const plain = session(id, rest);
  return { ...plain, customer: { ...plain.customer, mentions: [{ ...mention, ...change }] } };
};
const noted = (of: Session, id = "n1") =>
  event(11, {
    type: "note_added",
    session: of,
    message: message(id, 11, { type: "note", note: "少收一件", direction: "system" } as never),
  });

describe("a mention of me", () => {
  it("[MN8] notifies me, unlike mentions of others and older ones", () => {
    const notifications = (of: Session, id?: string) =>
      kinds(deriveNotifications(step(desk({ sessions: [of] }), desk({ sessions: [of] }), [noted(of, id)])));
    expect(notifications(mentioning("s1"))).toEqual(["mention s1"]);
    expect(notifications(mentioning("s1", { agentId: otherId }))).toEqual([]);
    expect(notifications(mentioning("s1"), "n0")).toEqual([]);
    expect(notifications(mentioning("s1", {}, { ownerId: otherId }))).toEqual([]);
  });

  it("[MN5] [MN8] is relevant until it is seen or replaced by a newer one", () => {
    const of = mentioning("s1");
    const [notification] = deriveNotifications(
      step(desk({ sessions: [of] }), desk({ sessions: [of] }), [noted(of)]),
    );
    if (!notification) throw new Error("it is news");
    const isTold = (held: Session[]) => isStillRelevant(notification, desk(), [], startedAt, held);
    expect(isTold([of])).toBe(true);
    expect(isTold([])).toBe(false);
    expect(isTold([mentioning("s1", { noteId: "n2" as MessageId })])).toBe(false);
  });

  it("[MN8] names the author and the customer, and quotes the note only with previews", () => {
    const of = mentioning("s1");
    const after = desk({ sessions: [of] });
    const notifications = deriveNotifications(step(after, after, [noted(of)]));
    const post = (preview: boolean) =>
      desktopTextOf("mention", notifications, { desk: after, alarms: [], preview, now: startedAt });
    expect(post(true)).toMatchObject({
      title: expect.stringContaining(`${bossId} 在备注中提到你`),
      body: "少收一件",
    });
    expect(post(false).body).toBe("");
  });

  it("[MN6] [MN7] is listed with the other mentions, newest first, until it is seen", () => {
    const [a, b] = [mentioning("a", { at: 1 }), mentioning("b", { at: 2 })];
    const mentionsAfter = (held: Session[], ...sessions: Session[]) =>
      withMentions(
        held,
        sessions.map((one) => event(12, { type: "note_added", session: one })),
        me,
      );
    expect(mentionsAfter([], a, b)).toEqual([b, a]);
    expect(mentionsAfter([b, a], session("b"))).toEqual([a]);
    expect(mentionsAfter([a], mentioning("a", { at: 3 }, { state: "inactive" }))).toMatchObject([
      { state: "inactive" },
    ]);
    const held = [a];
    expect(mentionsAfter(held, session("c"))).toBe(held);
    const earlier = mentioning("a", { at: 1 }, { id: "old" as never, openedAt: 0 });
    expect(mentionsAfter([a], earlier)).toMatchObject([{ id: a.id }]);
    expect(mentionsAfter([a], { ...a, ownerId: otherId })).toEqual([]);
  });

  it("[MN9] is shown in the row, visually and to screen readers", () => {
    expect(mentionLabel(mentioning("a"), meId, () => "白露")).toBe("白露 在备注中提到你");
    expect(mentionLabel(mentioning("a", { agentId: otherId }), meId, () => "白露")).toBeNull();
    expect(mentionLabel(session("a"), meId, () => "白露")).toBeNull();
  });
});
