import type { AgentId, ConversationId, MediaId } from "@jieru/shared/domain/ids";
import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { receiveFrame } from "../../../../src/data/feed/receive-frame.ts";
import { forgetTab } from "../../../../src/data/feed/tab-memory.ts";
import { createQueryClient } from "../../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import {
  attachImage,
  attachUploadedImage,
  detachImage,
  sendOnceUploaded,
  useAttachment,
} from "../../../../src/features/conversation/attachment/attachments.ts";
import { storedImage } from "../../../../src/features/conversation/attachment/stored-images.ts";
import { currentToasts } from "../../../../src/lib/toast-store.ts";
import { accountId, event, frame, session, snapshot } from "../../../fixtures.ts";
import { reconnect } from "../../../reconnect.ts";

const png = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], "杯子.png");
const revoked: string[] = [];
const { promise: uploaded, resolve: answer } = Promise.withResolvers<Response>();

beforeEach(() => {
  sessionStorage.clear();
  vi.stubGlobal(
    "URL",
    class extends URL {
      static override createObjectURL = () => "blob:image";
      static override revokeObjectURL = (url: string) => void revoked.push(url);
    },
  );
  vi.stubGlobal("fetch", () => uploaded);
});
afterEach(() => vi.unstubAllGlobals());

test("[RT3] neither sends the image of an erased customer nor returns its text", async () => {
  const s1 = session("erased with its image"); // a session of its own, as a page never forgets an erasure
  const client = createQueryClient();
  putSnapshot(accountId, snapshot({ sessions: [s1] }));
  const pendingSend = { ready: vi.fn(), failed: vi.fn() };
  const attached = attachImage(accountId, s1.conversationId, png);
  sendOnceUploaded(s1.conversationId, pendingSend);
  const ended = { ...s1, state: "ended" as const };
  receiveFrame(client, accountId, frame(10, 11, [event(11, { type: "customer_erased", session: ended })]));
  answer(Response.json({ mediaId: "m1" }));
  await attached;
  expect(pendingSend.ready).not.toHaveBeenCalled();
  expect(pendingSend.failed).not.toHaveBeenCalled();
  expect(revoked).toEqual(["blob:image"]);
});

test("[TR10] uploads an image again after reconnecting if no server was reached, but not if it was refused", async () => {
  const { conversationId } = session("s2");
  const shown = renderHook(() => useAttachment(conversationId)).result;
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  await act(() => attachImage(accountId, conversationId, png));
  expect(shown.current).toMatchObject({ state: "failed", failure: { kind: "offline" } });
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ mediaId: "m2" })));
  act(reconnect);
  await expect.poll(() => shown.current).toMatchObject({ state: "ready", mediaId: "m2" });
  const no = vi.fn(() => Promise.resolve(Response.json({ refusal: "not_an_image" }, { status: 409 })));
  vi.stubGlobal("fetch", no);
  await act(() => attachImage(accountId, conversationId, png));
  expect(shown.current).toMatchObject({ state: "failed", failure: { kind: "refusal" } });
  act(reconnect);
  expect(shown.current).toMatchObject({ state: "failed" });
  expect(no).toHaveBeenCalledTimes(1);
  act(() => detachImage(conversationId));
});

test("[TR10] [DR10] uploads an image again after reconnecting if it was refused for a passing reason", async () => {
  const { conversationId } = session("s of a busy server");
  const shown = renderHook(() => useAttachment(conversationId)).result;
  const busy = () => Promise.resolve(Response.json({ refusal: "server_busy" }, { status: 503 }));
  vi.stubGlobal("fetch", busy);
  await act(() => attachImage(accountId, conversationId, png));
  expect(shown.current).toMatchObject({ state: "failed", failure: { kind: "refusal" } });
  expect(storedImage(conversationId)).toMatchObject({ state: "lost", name: png.name });
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ mediaId: "m3" })));
  act(reconnect);
  await expect.poll(() => shown.current).toMatchObject({ state: "ready", mediaId: "m3" });
  act(() => detachImage(conversationId));
});

function sendSlowly(id: string) {
  const { conversationId } = session(id);
  let urls = 0;
  URL.createObjectURL = () => `blob:${id} ${++urls}`;
  const first = Promise.withResolvers<Response>();
  const answers = [first.promise, Promise.resolve(Response.json({ mediaId: "second" }))];
  vi.stubGlobal("fetch", () => answers.shift());
  const shown = renderHook(() => useAttachment(conversationId)).result;
  const pendingSend = { ready: vi.fn(), failed: vi.fn() };
  act(() => {
    void attachImage(accountId, conversationId, png);
    sendOnceUploaded(conversationId, pendingSend);
  });
  return { conversationId, shown, pendingSend, answer: first.resolve };
}

test("[KB9] sends the first image although another one is pasted during its upload, then attaches the second", async () => {
  const { conversationId, shown, pendingSend, answer } = sendSlowly("s3");
  act(() => void attachImage(accountId, conversationId, png));
  expect(shown.current).toMatchObject({ url: "blob:s3 1", pendingSend });
  answer(Response.json({ mediaId: "first" }));
  await expect.poll(() => shown.current).toMatchObject({ state: "ready", mediaId: "second" });
  expect(pendingSend.ready.mock.calls).toEqual([["first"]]);
  act(() => detachImage(conversationId));
});

test("[KB9] keeps an image that failed to upload with its text, and names the image that was dropped", async () => {
  const { conversationId, shown, pendingSend, answer } = sendSlowly("s4");
  act(() => void attachUploadedImage(conversationId, "given back" as MediaId));
  answer(Response.json({ refusal: "not_an_image" }, { status: 409 }));
  await expect.poll(() => currentToasts().at(-1)?.text).toContain("杯子.png");
  expect(shown.current).toMatchObject({ url: "blob:s4 1", state: "failed" });
  expect(pendingSend.failed).toHaveBeenCalledTimes(1);
  act(() => detachImage(conversationId));
});

async function loadAgain(id: ConversationId) {
  vi.resetModules();
  const { pageAgent, notePageAgent } = await import("../../../../src/data/queries/page-agent.ts");
  const again = await import("../../../../src/features/conversation/attachment/attachments.ts");
  return {
    signIn: (agentId: AgentId) => [notePageAgent(agentId), pageAgent()],
    again,
    has: () => renderHook(() => again.useAttachment(id)).result.current,
  };
}

test("[DR10] keeps an uploaded image over a reload until it is sent or removed", async () => {
  const { conversationId } = session("reloaded");
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ mediaId: "m7" })));
  await attachImage(accountId, conversationId, png);
  const { again, has } = await loadAgain(conversationId);
  const stored = { state: "ready", mediaId: "m7", name: "杯子.png", bytes: png.size };
  expect(has()).toMatchObject({ ...stored, url: "/api/media/m7/thumbnail" });
  act(() => again.detachImage(conversationId));
  expect(has()).toBeNull();
  expect((await loadAgain(conversationId)).has()).toBeNull();
});

test("[DR10] names the image that was lost by a reload, also when its text was to go with it", async () => {
  const { conversationId } = session("not up");
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  for (const isLeaving of [false, true]) {
    void attachImage(accountId, conversationId, png);
    if (isLeaving) sendOnceUploaded(conversationId, { ready: vi.fn(), failed: vi.fn() });
    window.dispatchEvent(new Event("pagehide"));
    const { again, has } = await loadAgain(conversationId);
    expect(has()).toMatchObject({ state: "lost", name: "杯子.png" });
    act(() => again.detachImage(conversationId));
    detachImage(conversationId);
  }
});

test("[DR10] [DR7] restores no image for another agent, nor after signing out", async () => {
  const { conversationId } = session("of another");
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ mediaId: "m8" })));
  await attachImage(accountId, conversationId, png);
  const other = await loadAgain(conversationId);
  other.signIn("other" as AgentId);
  expect(other.has()).toBeNull();
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  void attachImage(accountId, conversationId, png);
  sendOnceUploaded(conversationId, { ready: vi.fn(), failed: vi.fn() });
  forgetTab();
  window.dispatchEvent(new Event("pagehide"));
  expect(Object.keys(sessionStorage)).toEqual([]);
  expect((await loadAgain(conversationId)).has()).toBeNull();
});

test("[DR10] [RT3] restores no image of an erased customer", async () => {
  const s1 = session("erased with what was picked");
  const client = createQueryClient();
  putSnapshot(accountId, snapshot({ sessions: [s1] }));
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ mediaId: "m9" })));
  await attachImage(accountId, s1.conversationId, png);
  expect(Object.keys(sessionStorage)).toHaveLength(1);
  const ended = { ...s1, state: "ended" as const };
  receiveFrame(client, accountId, frame(10, 11, [event(11, { type: "customer_erased", session: ended })]));
  expect(Object.keys(sessionStorage)).toEqual([]);
});

test("[RT3] [KB9] attaches no waiting image behind that of an erased customer", async () => {
  const s1 = session("erased with two");
  const { shown } = sendSlowly("erased with two");
  const client = createQueryClient();
  putSnapshot(accountId, snapshot({ sessions: [s1] }));
  const waiting = attachUploadedImage(s1.conversationId, "waits" as MediaId);
  const ended = { ...s1, state: "ended" as const };
  receiveFrame(client, accountId, frame(10, 11, [event(11, { type: "customer_erased", session: ended })]));
  await waiting;
  expect(shown.current).toBeNull();
  expect(Object.keys(sessionStorage)).toEqual([]);
});

function pickEach(id: string, ...said: (Response | Promise<Response>)[]) {
  const { conversationId } = session(id);
  let urls = 0;
  URL.createObjectURL = () => `blob:${id} ${++urls}`;
  const fetchMock = vi.fn(() => Promise.resolve(said.shift()));
  vi.stubGlobal("fetch", fetchMock);
  revoked.length = 0;
  const shown = renderHook(() => useAttachment(conversationId)).result;
  const pick = (file: File) => act(() => attachImage(accountId, conversationId, file));
  return { conversationId, shown, fetchMock, pick };
}
const taken = (mediaId: string) => Response.json({ mediaId });
const noImage = () => Response.json({ refusal: "not_an_image" }, { status: 409 });
const pdf = new File(["%PDF-1.7"], "报价.png");
const named = (name: string) => new File([png], name);

test("[DR13] keeps the image when a file that is no image is picked, and says why", async () => {
  const { conversationId, shown, pick } = pickEach("with a good one", taken("good"));
  await pick(png);
  await pick(pdf);
  expect(shown.current).toMatchObject({ state: "ready", mediaId: "good", url: "blob:with a good one 1" });
  expect(revoked).toEqual(["blob:with a good one 2"]);
  expect(currentToasts().at(-1)?.text).toBe(
    "未能换成「报价.png」，已保留原图片：只能发送 PNG、JPEG、GIF、WebP 图片",
  );
  expect(storedImage(conversationId)).toMatchObject({ state: "ready", mediaId: "good" });
  act(() => detachImage(conversationId));
});

test("[DR13] keeps the image when the server refuses another one, and returns the text without sending", async () => {
  const answer = Promise.withResolvers<Response>();
  const { conversationId, shown, pick } = pickEach("refused there", taken("good"), answer.promise);
  await pick(png);
  const pendingSend = { ready: vi.fn(), failed: vi.fn() };
  act(() => {
    void attachImage(accountId, conversationId, named("坏.png"));
    sendOnceUploaded(conversationId, pendingSend);
  });
  answer.resolve(noImage());
  await expect.poll(() => shown.current).toMatchObject({ state: "ready" });
  expect(shown.current).toMatchObject({ state: "ready", mediaId: "good" });
  expect([pendingSend.ready.mock.calls.length, pendingSend.failed.mock.calls.length]).toEqual([0, 1]);
  act(() => detachImage(conversationId));
});

test("[DR13] continues the running upload of the kept image without a second request", async () => {
  const slow = Promise.withResolvers<Response>();
  const { conversationId, shown, fetchMock, pick } = pickEach("still going up", slow.promise);
  act(() => void attachImage(accountId, conversationId, png));
  await expect.poll(() => fetchMock).toHaveBeenCalled();
  await pick(pdf);
  expect(shown.current).toMatchObject({ state: "uploading", url: "blob:still going up 1" });
  slow.resolve(taken("good"));
  await expect.poll(() => shown.current).toMatchObject({ state: "ready", mediaId: "good" });
  expect(fetchMock).toHaveBeenCalledTimes(1);
  act(() => detachImage(conversationId));
});

test("[DR13] uploads the kept image again if its upload ended meanwhile", async () => {
  const [slow, judged] = [Promise.withResolvers<Response>(), Promise.withResolvers<Response>()];
  const { conversationId, shown, fetchMock } = pickEach(
    "done meanwhile",
    slow.promise,
    judged.promise,
    taken("good"),
  );
  for (const [i, file] of [png, named("坏.png")].entries()) {
    act(() => void attachImage(accountId, conversationId, file));
    await expect.poll(() => fetchMock).toHaveBeenCalledTimes(i + 1);
  }
  await act(async () => slow.resolve(taken("unheard")));
  judged.resolve(noImage());
  await expect.poll(() => shown.current).toMatchObject({ state: "ready", mediaId: "good" });
  act(() => detachImage(conversationId));
});

test("[DR13] [TR10] keeps the image when the refusal arrives after a reconnect", async () => {
  const { conversationId, shown, pick } = pickEach("refused later", taken("good"));
  await pick(png);
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  await pick(named("坏.png"));
  expect(shown.current).toMatchObject({ state: "failed", name: "坏.png" });
  vi.stubGlobal("fetch", () => Promise.resolve(noImage()));
  act(reconnect);
  await expect.poll(() => shown.current).toMatchObject({ state: "ready", mediaId: "good" });
  act(() => detachImage(conversationId));
});

test("[DR13] [KB16] replaces the image by a valid one, forgets the old one, and says so", async () => {
  const { conversationId, shown, pick } = pickEach("replaced", taken("first"), taken("second"));
  await pick(png);
  await pick(named("另一只.png"));
  expect(shown.current).toMatchObject({ state: "ready", mediaId: "second" });
  expect(shown.current).not.toHaveProperty("instead");
  expect(currentToasts().at(-1)?.text).toBe("一条回复只能带一张图片：已换成新选的图片，原图片不会发送");
  expect(revoked).toEqual(["blob:replaced 1"]);
  act(() => detachImage(conversationId));
});
