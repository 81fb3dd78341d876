import type { ConversationId } from "@jieru/shared/domain/ids";
import { uploadLimitBytes } from "@jieru/shared/domain/text-limit";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { uploadImage } from "../../../../src/data/queries/media.ts";
import { AttachmentPreview } from "../../../../src/features/conversation/attachment/AttachmentPreview.tsx";
import {
  attachImage,
  detachImage,
  sendOnceUploaded,
  useAttachment,
} from "../../../../src/features/conversation/attachment/attachments.ts";
import { CoverField } from "../../../../src/features/conversation/card/CoverField.tsx";
import {
  cardDraft,
  readyCover,
  useCardDraft,
  writeCard,
} from "../../../../src/features/conversation/card/card-box.ts";
import { cancelCover, pickCover } from "../../../../src/features/conversation/card/cover.ts";
import { accountId, session } from "../../../fixtures.ts";
import { XhrOverFetch } from "../../../xhr-over-fetch.ts";

const png = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], "杯子.png");
let requests: XhrOverFetch[];
let signals: AbortSignal[];
let answer: PromiseWithResolvers<Response>;

beforeEach(() => {
  requests = [];
  signals = [];
  answer = Promise.withResolvers();
  let urls = 0;
  vi.stubGlobal(
    "URL",
    class extends URL {
      static override createObjectURL = () => `blob:${++urls}`;
      static override revokeObjectURL = () => undefined;
    },
  );
  vi.stubGlobal(
    "XMLHttpRequest",
    class extends XhrOverFetch {
      constructor() {
        super();
        requests.push(this);
      }
    },
  );
  vi.stubGlobal("fetch", (_path: string, { signal }: { signal: AbortSignal }) => {
    signals.push(signal);
    return answer.promise;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function Preview({ conversationId }: { conversationId: ConversationId }) {
  const attachment = useAttachment(conversationId);
  return attachment && <AttachmentPreview {...{ accountId, conversationId, attachment }} />;
}

function Cover({ conversationId }: { conversationId: ConversationId }) {
  const { cover } = useCardDraft(conversationId);
  return <CoverField cover={cover} onPick={() => undefined} onCancel={() => cancelCover(conversationId)} />;
}

const untilStarted = () => expect.poll(() => signals.length).toBe(1);
const progress = () => screen.queryByRole("progressbar");

test("[IM12] shows how much of an image is uploaded, also after it was sent", async () => {
  const { conversationId } = session("far");
  render(<Preview {...{ conversationId }} />);
  act(() => void attachImage(accountId, conversationId, png));
  await untilStarted();
  expect(progress()?.getAttribute("aria-valuenow")).toBe("0");
  act(() => requests[0]?.upload.onprogress?.({ loaded: 429, total: 1_000 }));
  expect(progress()?.getAttribute("aria-valuetext")).toBe("42%");
  expect(
    screen.getByRole("status").textContent,
    "a screen reader hears no percentages by itself",
  ).not.toContain("%");
  act(() => sendOnceUploaded(conversationId, { ready: vi.fn(), failed: vi.fn() }));
  expect(progress()?.getAttribute("aria-valuetext")).toBe("42%");
  await act(async () => answer.resolve(Response.json({ mediaId: "m" })));
  await expect.poll(() => screen.queryByTestId("composer-attachment")).toBeNull();
});

test("[IM12] sends nothing and returns the text when the upload is cancelled", async () => {
  const { conversationId } = session("cancelled");
  render(<Preview {...{ conversationId }} />);
  const pendingSend = { ready: vi.fn(), failed: vi.fn(), over: vi.fn() };
  act(() => void attachImage(accountId, conversationId, png));
  await untilStarted();
  act(() => sendOnceUploaded(conversationId, pendingSend));
  fireEvent.click(screen.getByRole("button", { name: "取消上传" }));
  expect(signals[0]?.aborted).toBe(true);
  expect(screen.queryByTestId("composer-attachment")).toBeNull();
  await act(async () => answer.resolve(Response.json({ mediaId: "m" })));
  expect(pendingSend.ready).not.toHaveBeenCalled();
  expect([pendingSend.failed.mock.calls.length, pendingSend.over.mock.calls.length]).toEqual([1, 1]);
});

test("[IM12] [DR13] restores the previous image when the upload of another is cancelled", async () => {
  const { conversationId } = session("replaced");
  render(<Preview {...{ conversationId }} />);
  await act(async () => {
    answer.resolve(Response.json({ mediaId: "good" }));
    await attachImage(accountId, conversationId, png);
  });
  answer = Promise.withResolvers();
  act(() => void attachImage(accountId, conversationId, new File([png], "另一个.png")));
  await expect.poll(() => signals.length).toBe(2);
  fireEvent.click(screen.getByRole("button", { name: "取消上传" }));
  const preview = screen.getByTestId("composer-attachment");
  expect([preview.dataset.state, preview.textContent?.includes("杯子.png")]).toEqual(["ready", true]);
  expect(signals[1]?.aborted).toBe(true);
  act(() => detachImage(conversationId));
});

test("[IM12] aborts the upload of an image that is replaced by a valid one", async () => {
  const { conversationId } = session("overtaken");
  act(() => void attachImage(accountId, conversationId, png));
  await untilStarted();
  const first = answer;
  answer = Promise.withResolvers();
  answer.resolve(Response.json({ mediaId: "second" }));
  await act(() => attachImage(accountId, conversationId, new File([png], "另一个.png")));
  expect(signals.map((signal) => signal.aborted)).toEqual([true, false]);
  first.resolve(Response.json({ mediaId: "first" }));
  act(() => detachImage(conversationId));
});

test("[IM12] [DR13] restores the previous cover when the upload of another is cancelled", async () => {
  const { conversationId } = session("cover");
  writeCard(conversationId, { cover: readyCover("good" as never) });
  render(<Cover {...{ conversationId }} />);
  act(() => void pickCover(accountId, conversationId, png));
  await untilStarted();
  act(() => requests[0]?.upload.onprogress?.({ loaded: 1, total: 2 }));
  expect(progress()?.getAttribute("aria-valuetext")).toBe("50%");
  fireEvent.click(screen.getByRole("button", { name: "取消上传" }));
  expect(signals[0]?.aborted).toBe(true);
  expect(cardDraft(conversationId).cover).toMatchObject({ state: "ready", mediaId: "good" });
});

async function cutAfter(seconds: number) {
  vi.useFakeTimers({ toFake: ["performance"] });
  const file = { size: uploadLimitBytes } as File;
  vi.spyOn(FormData.prototype, "append").mockReturnValue();
  const options = { signal: new AbortController().signal, onProgress: () => undefined };
  const outcome = uploadImage(accountId, file, options);
  vi.advanceTimersByTime(seconds * 1_000);
  answer.reject(new TypeError("reset"));
  return outcome;
}

test("[IM11] allows 10 MB the time they take at 0.5 Mbit/s, and says when an upload was too slow", async () => {
  const limit = vi.spyOn(AbortSignal, "timeout");
  expect(await cutAfter(168)).toEqual({ ok: false, kind: "offline" });
  expect(limit.mock.calls.flat().every((ms) => ms > 168_000)).toBe(true);
  answer = Promise.withResolvers();
  expect(await cutAfter(220)).toEqual({ ok: false, kind: "offline", late: true });
});

test.each([
  [{ kind: "offline" } as const, "连接中断，图片未上传"],
  [{ kind: "offline", late: true } as const, "上传超时，网络速度过慢"],
])("[IM12] says why an upload failed, and offers it again: %o", (failure, words) => {
  const { conversationId } = session("failed");
  const image = { name: png.name, bytes: png.size, url: "blob:image", file: png };
  const attachment = { ...image, state: "failed", failure, accountId } as const;
  render(<AttachmentPreview {...{ accountId, conversationId, attachment }} />);
  expect(screen.getByRole("alert").textContent).toBe(words);
  expect(screen.getByRole("button", { name: "重新上传" })).toBeTruthy();
});

test("[IM12] counts an answer of 408 as too slow", async () => {
  answer.resolve(new Response("", { status: 408 }));
  const options = { signal: new AbortController().signal, onProgress: () => undefined };
  expect(await uploadImage(accountId, png, options)).toEqual({ ok: false, kind: "offline", late: true });
});
