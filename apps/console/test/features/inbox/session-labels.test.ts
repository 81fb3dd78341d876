import type { Session } from "@jieru/shared/domain/session";
import { expect, test } from "vitest";
import { lastLine, rowSentence, rowTime } from "../../../src/features/session/session-labels.ts";
import { meId, otherId, session, startedAt, waiting } from "../../fixtures.ts";

const preview = (text: string): Session["lastMessage"] => ({
  id: "m" as NonNullable<Session["lastMessage"]>["id"],
  direction: "in",
  type: "text",
  text,
  at: startedAt,
  delivery: null,
});
const minute = 60_000;
const targets = { waitTargetMs: 5 * minute, answerTargetMs: 2 * minute };

test("[AL5] a waiting row is highlighted once its customer exceeds the account's target", () => {
  const toneAfter = (waitedMs: number) =>
    rowTime(waiting("a", { waitingSince: 1 }), 1 + waitedMs, targets).tone;
  expect([0, 4 * minute, 5 * minute].map(toneAfter)).toEqual(["plain", "plain", "plain"]);
  expect(toneAfter(5 * minute + 1)).toBe("waiting");
});

test("[AL8] a row shows the wait for an answer and highlights it past the answer target", () => {
  const shownAfter = (waitedMs: number, change: Partial<Session> = {}) => {
    const waits = session("a", { unansweredSince: startedAt, ...change });
    const { text, tone } = rowTime(waits, startedAt + waitedMs, targets);
    return [text, tone];
  };
  expect(shownAfter(2 * minute)).toEqual(["待回复 2 分", "plain"]);
  expect(shownAfter(2 * minute + 1)).toEqual(["待回复 2 分", "waiting"]);
  expect(shownAfter(9 * minute, { state: "inactive" })).toEqual(["待回复 9 分", "waiting"]);
  expect(shownAfter(9 * minute, { unansweredSince: null })[1]).toBe("plain");
  expect(shownAfter(9 * minute, { state: "ended", endedAt: startedAt })[1]).toBe("plain");
});

test("[AG7] a row of an ended session with hidden messages does not claim that there were none", () => {
  const lineOf = (change: Partial<Session>) => lastLine(session("a", { lastMessage: null, ...change }), meId);
  expect(lineOf({ state: "ended", spoken: true })).toBe("内容不再显示");
  expect(lineOf({ state: "ended", spoken: false })).toBe("已进入会话，暂无消息");
  expect(lineOf({ state: "active", spoken: true })).toBe("暂无消息");
});

test("[SE17] a row of an ended session says only if it was not answered", () => {
  const lineOf = (outcome: Session["outcome"], state: Session["state"] = "ended") =>
    lastLine(session("a", { state, outcome, lastMessage: preview("在吗"), spoken: true }), meId);
  expect(lineOf("not_answered")).toBe("未回复 · 在吗");
  expect(lineOf("never_picked_up")).toBe("未接入 · 在吗");
  expect(lineOf("lapsed")).toBe("超时未接入 · 在吗");
  expect([lineOf("answered"), lineOf(null)]).toEqual(["在吗", "在吗"]);
});

test("[SE13] a row names the author of the last message, whoever owns the session now", () => {
  const lineOf = (ownerId: Session["ownerId"], by: object) =>
    lastLine(
      session("a", { ownerId, lastMessage: { ...preview("好"), direction: "out", ...by } as never }),
      meId,
    );
  expect(lineOf(meId, { agentId: meId })).toBe("我：好");
  expect(lineOf(meId, { agentId: otherId })).toBe("客服：好");
  expect(lineOf(otherId, { agentId: meId })).toBe("我：好");
  expect(lineOf(meId, { agentId: null })).toBe("自动回复：好");
  expect(lineOf(meId, {})).toBe("我：好");
  expect(lineOf(otherId, {})).toBe("客服：好");
});

test("[SE13] a message from an older release counts as the last owner's when nobody owns the session", () => {
  const lineOf = (lastOwnerId: Session["lastOwnerId"], by: object = {}) =>
    lastLine(
      waiting("a", { lastOwnerId, lastMessage: { ...preview("好"), direction: "out", ...by } as never }),
      meId,
    );
  expect([lineOf(meId), lineOf(otherId), lineOf(null)]).toEqual(["我：好", "客服：好", "自动回复：好"]);
  expect(lineOf(meId, { agentId: null })).toBe("自动回复：好");
});

test("[RD18] a row with an unavailable last message says so", () => {
  for (const text of ["   ", "\u200b", "\u0007\u000b", "\n\u2060\u3164\ufe0f", "\u2800"])
    expect(lastLine(session("a", { lastMessage: preview(text) }), meId)).toBe("[空白消息]");
  for (const text of ["。", " a ", "0"])
    expect(lastLine(session("a", { lastMessage: preview(text) }), meId)).toBe(text);
});

test("[RA6] a row of an ended session shows no reply allowance", () => {
  const sentenceIn = (state: Session["state"]) =>
    rowSentence(session("a", { state, endedAt: state === "ended" ? startedAt : null }), {
      meId,
      now: startedAt,
      time: "",
      instead: null,
      draft: null,
      held: null,
    });
  expect(sentenceIn("active")).toContain("还可回复");
  expect(sentenceIn("ended")).not.toContain("还可回复");
});
