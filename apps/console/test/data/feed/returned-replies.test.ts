import type { SessionId } from "@jieru/shared/domain/ids";
import { afterEach, expect, test, vi } from "vitest";
import { readDraft, writeDraft } from "../../../src/data/drafts/draft-store.ts";
import { heldOf, releaseHeld } from "../../../src/data/outbox/held-replies.ts";
import { onRefused } from "../../../src/data/outbox/pending-replies.ts";
import { sendAnyway, sendReply } from "../../../src/data/outbox/sending.ts";
import { accountId, meId } from "../../fixtures.ts";
import { answers, json, replyServerForEach, s1, say, sent, settle, texts, tiles } from "./reply-server.ts";

replyServerForEach();
afterEach(() => {
  releaseHeld(s1.id);
  writeDraft(s1.id, "");
});

const author = { accountId, session: s1, agentId: meId };
const warned = json(409, { refusal: "outbound_warned", rules: [{ id: "r1", name: "活动" }] });

test("[CD10] a refused text returns to the composer with its later parts, before newer text", async () => {
  const listener = vi.fn();
  const stop = onRefused(listener);
  answers.push(warned);
  sendReply(author, { type: "text", text: "一" }, "press");
  sendReply(author, { type: "text", text: "二" }, "press");
  writeDraft(s1.id, "三");
  await settle();
  expect(texts()).toEqual(["一"]);
  expect([tiles(), readDraft(s1.id)]).toEqual([[], "一二\n三"]);
  expect(heldOf(s1.id)).toMatchObject({ text: "一二\n三", failure: { kind: "refusal" } });
  expect(listener).toHaveBeenCalledTimes(1);
  stop();
});

test("[CD10] a refused text does not hold up a later reply", async () => {
  answers.push(warned);
  say("一");
  say("二");
  await settle();
  expect(texts()).toEqual(["一", "二"]);
  expect(readDraft(s1.id)).toBe("一");
});

test("[CD10] a refused card keeps its tile until its author sends it anyway", async () => {
  answers.push(warned);
  const card = { title: "活动", pagePath: "pages/a", mediaId: "m1" as never };
  sendReply(author, { type: "miniprogrampage", card });
  await settle();
  const [tile] = tiles();
  expect(tile).toMatchObject({ state: "refused", failure: { refusal: { refusal: "outbound_warned" } } });
  if (tile) sendAnyway(tile);
  await settle();
  expect(sent[1]).toMatchObject({ card: { title: "活动" }, acceptedWarnings: ["r1"] });
  expect(sent[1]?.clientMessageId).not.toBe(sent[0]?.clientMessageId);
  expect(tiles()).toEqual([]);
});

test("[RT3] a held text is removed with its session", async () => {
  answers.push(warned);
  say("一");
  await settle();
  releaseHeld("s1" as SessionId);
  expect(heldOf(s1.id)).toBeUndefined();
});
