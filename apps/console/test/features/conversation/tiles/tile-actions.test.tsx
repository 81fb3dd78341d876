import type { MediaId, MessageId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readDraft, writeDraft } from "../../../../src/data/drafts/draft-store.ts";
import { createQueryClient } from "../../../../src/data/http/query-client.ts";
import { forgetPending, noteRefused, pendingOf } from "../../../../src/data/outbox/pending-replies.ts";
import type { PendingReply } from "../../../../src/data/outbox/send-queue.ts";
import { kickSending, type ReplyContent, sendReply } from "../../../../src/data/outbox/sending.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import {
  attachImage,
  detachImage,
  sendOnceUploaded,
  useAttachment,
} from "../../../../src/features/conversation/attachment/attachments.ts";
import type { SpokenMessage } from "../../../../src/features/conversation/timeline/timeline-bodies.ts";
import { currentToasts } from "../../../../src/lib/toast-store.ts";
import { accountId, meId, message, session, snapshot } from "../../../fixtures.ts";
import { tileActionsOf } from "./tile-actions.tsx";

const lastSaid = (id: string) => ({ id: id as MessageId }) as Session["lastMessage"];
const s1 = session("s1", { lastMessage: lastSaid("seen") });
const failed = message("f", 9, { direction: "out", agentId: meId }) as SpokenMessage;
const client = createQueryClient();
let requests: { seen?: string; resendOf?: string }[];

beforeEach(() => {
  vi.useFakeTimers();
  requests = [];
  vi.stubGlobal("fetch", (_path: string, { body }: RequestInit) => {
    requests.push(JSON.parse(String(body)));
    return Promise.reject(new TypeError("no network"));
  });
  putSnapshot(accountId, snapshot({ sessions: [s1] }));
});
afterEach(() => {
  forgetPending();
  // Ends the pause of the send queue for the next test file.
  kickSending();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const actions = () => tileActionsOf(s1, client).current;

test("[OB3] a second press during resending sends nothing", async () => {
  const { resend: press } = actions();
  press(failed);
  press(failed);
  await vi.advanceTimersByTimeAsync(0);
  press(failed);
  expect(pendingOf(s1.conversationId)).toHaveLength(1);
  noteRefused(pendingOf(s1.conversationId)[0] as PendingReply, {
    kind: "problem",
    status: 400,
    problem: null,
  });
  press(failed);
  expect(pendingOf(s1.conversationId)).toHaveLength(2);
});

test("[TR11] [OB3] a resent reply names the message last seen at the press, and the reply it repeats", async () => {
  const { resend: press } = actions();
  putSnapshot(accountId, snapshot({ sessions: [{ ...s1, lastMessage: lastSaid("seen too") }] }));
  press(failed);
  await vi.advanceTimersByTimeAsync(0);
  putSnapshot(accountId, snapshot({ sessions: [{ ...s1, lastMessage: lastSaid("not seen") }] }));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(requests.length).toBeGreaterThan(1);
  expect(new Set(requests.map(({ seen }) => seen))).toEqual(new Set(["seen too"]));
  expect(new Set(requests.map(({ resendOf }) => resendOf))).toEqual(new Set([failed.id]));
});

async function refuse(content: ReplyContent): Promise<PendingReply> {
  sendReply({ accountId, session: s1, agentId: meId }, content);
  await vi.advanceTimersByTimeAsync(0);
  const [reply] = pendingOf(s1.conversationId);
  noteRefused(reply as PendingReply, { kind: "problem", status: 400, problem: null });
  return pendingOf(s1.conversationId)[0] as PendingReply;
}

/** Takes an image back while another one, answered this way, is being sent. */
async function takeBackBehind(answer: Response) {
  const upload = Promise.withResolvers<Response>();
  const { conversationId } = s1;
  const refused = await refuse({ type: "image", mediaId: "refused" as MediaId });
  vi.stubGlobal("fetch", () => upload.promise);
  URL.createObjectURL = () => "blob:leaving";
  URL.revokeObjectURL = () => undefined;
  const png = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], "杯子.png");
  void attachImage(accountId, conversationId, png);
  sendOnceUploaded(conversationId, { ready: () => undefined, failed: () => undefined });
  const { recallReply } = actions();
  recallReply(refused);
  recallReply(refused);
  await vi.advanceTimersByTimeAsync(0);
  expect(pendingOf(conversationId)).toEqual([refused]);
  upload.resolve(answer);
  await vi.advanceTimersByTimeAsync(0);
  const box = renderHook(() => useAttachment(conversationId)).result.current;
  detachImage(conversationId);
  return { refused, box, left: pendingOf(conversationId), toasts: currentToasts().map(({ text }) => text) };
}

test("[DR11] [KB9] attaches an image taken back after the image that is being sent has gone", async () => {
  const { box, left, toasts } = await takeBackBehind(Response.json({ mediaId: "gone" }));
  expect(box).toMatchObject({ state: "ready", mediaId: "refused" });
  expect(left).toEqual([]);
  expect(toasts).toEqual([]);
});

test("[DR11] [KB9] keeps the tile of an image if the attached one stays, and can take it back later", async () => {
  const { refused, box, left, toasts } = await takeBackBehind(
    Response.json({ refusal: "not_an_image" }, { status: 409 }),
  );
  expect(box).toMatchObject({ state: "failed", name: "杯子.png" });
  expect(left).toEqual([refused]);
  expect(toasts.at(-1)).toContain("杯子.png");
  actions().recallReply(refused);
  await vi.advanceTimersByTimeAsync(0);
  expect(renderHook(() => useAttachment(s1.conversationId)).result.current).toMatchObject({ state: "ready" });
  expect(pendingOf(s1.conversationId)).toEqual([]);
  detachImage(s1.conversationId);
});

test("[DR11] returns title and address of a link to the text box", async () => {
  const link = { title: "退货说明", description: "七天内", url: "https://shop.example/back", thumbUrl: "" };
  actions().recallReply(await refuse({ type: "link", link }));
  await vi.advanceTimersByTimeAsync(0);
  expect(readDraft(s1.id)).toBe("退货说明\nhttps://shop.example/back");
  expect(pendingOf(s1.conversationId)).toEqual([]);
  writeDraft(s1.id, "");
  actions().returnToComposer({ ...failed, type: "link", link } as SpokenMessage);
  expect(readDraft(s1.id)).toBe("退货说明\nhttps://shop.example/back");
  writeDraft(s1.id, "");
});

test("[DR11] returns a failed text to the box once, before newer text", () => {
  writeDraft(s1.id, "还有一句");
  const say = (text: string) =>
    actions().returnToComposer({ ...failed, type: "text", text } as SpokenMessage);
  say("第一句");
  say("第一句");
  expect(readDraft(s1.id)).toBe("第一句\n还有一句");
  say("第一");
  expect(readDraft(s1.id)).toBe("第一\n第一句\n还有一句");
  writeDraft(s1.id, "");
});

test("[DR11] returns several failed texts in the order they were written, each once", () => {
  const say = (text: string, at: number) =>
    actions().returnToComposer({ ...failed, type: "text", text, at } as SpokenMessage);
  writeDraft(s1.id, "还有一句");
  say("第一句", 1);
  say("第三句", 3);
  say("第二句", 2);
  say("第三句", 3);
  expect(readDraft(s1.id)).toBe("第一句\n第二句\n第三句\n还有一句");
  writeDraft(s1.id, "");
});
