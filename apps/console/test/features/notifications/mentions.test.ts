import type { MessageId } from "@jieru/shared/domain/ids";
import type { Mention } from "@jieru/shared/domain/mention";
import type { Session } from "@jieru/shared/domain/session";
import { describe, expect, it } from "vitest";
import { withMentions } from "../../../src/data/queries/mentions.ts";
import { newsOf } from "../../../src/features/notifications/news.ts";
import { postOf } from "../../../src/features/notifications/posts.ts";
import { stands } from "../../../src/features/notifications/stands.ts";
import { mentionWords } from "../../../src/features/session/session-words.ts";
import { event, meId, message, otherId, session, startedAt } from "../../desk.ts";
import { bossId, desk, kinds, step } from "./given.ts";

const mention: Mention = { agentId: meId, by: bossId, noteId: "n1" as MessageId, seq: 11, at: startedAt };
const me = { id: meId, role: "agent" } as const;
const meant = (id: string, change: Partial<Mention> = {}, rest: Partial<Session> = {}): Session => {
  const plain = session(id, rest);
  return { ...plain, customer: { ...plain.customer, mentions: [{ ...mention, ...change }] } };
};
const noted = (of: Session, id = "n1") =>
  event(11, {
    type: "note_added",
    session: of,
    message: message(id, 11, { type: "note", note: "少收一件", direction: "system" } as never),
  });

describe("a note that is meant for me", () => {
  it("[MN8] is news, and a note that is meant for others, or came before mine, is none", () => {
    const news = (of: Session, id?: string) =>
      kinds(newsOf(step(desk({ sessions: [of] }), desk({ sessions: [of] }), [noted(of, id)])));
    expect(news(meant("s1"))).toEqual(["mention s1"]);
    expect(news(meant("s1", { agentId: otherId }))).toEqual([]);
    expect(news(meant("s1"), "n0")).toEqual([]);
    expect(news(meant("s1", {}, { ownerId: otherId }))).toEqual([]);
  });

  it("[MN5] [MN8] until it was seen, or a newer one came", () => {
    const of = meant("s1");
    const [news] = newsOf(step(desk({ sessions: [of] }), desk({ sessions: [of] }), [noted(of)]));
    if (!news) throw new Error("it is news");
    const isTold = (held: Session[]) => stands(news, desk(), [], startedAt, held);
    expect(isTold([of])).toBe(true);
    expect(isTold([])).toBe(false);
    expect(isTold([meant("s1", { noteId: "n2" as MessageId })])).toBe(false);
  });

  it("[MN8] its notification says who and about whom, and the note unless texts are kept out of it", () => {
    const of = meant("s1");
    const after = desk({ sessions: [of] });
    const news = newsOf(step(after, after, [noted(of)]));
    const post = (preview: boolean) =>
      postOf("mention", news, { desk: after, alarms: [], preview, now: startedAt });
    expect(post(true)).toMatchObject({
      title: expect.stringContaining(`${bossId} 在备注中提到你`),
      body: "少收一件",
    });
    expect(post(false).body).toBe("");
  });

  it("[MN6] [MN7] stands with the others, the newest note first, and is gone once it was seen", () => {
    const [a, b] = [meant("a", { at: 1 }), meant("b", { at: 2 })];
    const told = (held: Session[], ...sessions: Session[]) =>
      withMentions(
        held,
        sessions.map((one) => event(12, { type: "note_added", session: one })),
        me,
      );
    expect(told([], a, b)).toEqual([b, a]);
    expect(told([b, a], session("b"))).toEqual([a]);
    expect(told([a], meant("a", { at: 3 }, { state: "inactive" }))).toMatchObject([{ state: "inactive" }]);
    const held = [a];
    expect(told(held, session("c"))).toBe(held);
    const earlier = meant("a", { at: 1 }, { id: "old" as never, openedAt: 0 });
    expect(told([a], earlier)).toMatchObject([{ id: a.id }]);
    expect(told([a], { ...a, ownerId: otherId })).toEqual([]);
  });

  it("[MN9] the row says so to the eye and to who hears it", () => {
    expect(mentionWords(meant("a"), meId, () => "白露")).toBe("白露 在备注中提到你");
    expect(mentionWords(meant("a", { agentId: otherId }), meId, () => "白露")).toBeNull();
    expect(mentionWords(session("a"), meId, () => "白露")).toBeNull();
  });
});
