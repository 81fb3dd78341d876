import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetDraftsOf, readDraft, writeDraft } from "../../../src/data/drafts/draft-store.ts";
import { refreshDrafts, settleDrafts, startDrafts } from "../../../src/data/drafts/draft-sync.ts";

const account = "account-1" as AccountId;
const typed = "写了一半的话";
// NOTE: erased sessions stay erased for the page, so no other test of this file may use these ids.

/** Requests in order; the test answers them. */
let requests: { method: string; answer(body: object, status?: number): void }[];

beforeEach(() => {
  requests = [];
  vi.stubGlobal("fetch", (_: string, { method = "GET" }: RequestInit) => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    requests.push({ method, answer: (body, status = 200) => resolve(Response.json(body, { status })) });
    return promise;
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const draftOf = (sessionId: SessionId) => ({
  sessionId,
  kind: "reply",
  text: typed,
  revision: 1,
  updatedAt: 1,
});

test("[RT3] a late save response does not restore the draft of an erased customer", async () => {
  const su = "session-erased-while-saved" as SessionId;
  const stop = startDrafts(account);
  requests[0]?.answer({ drafts: [] });
  writeDraft(su, typed);
  const saving = settleDrafts();
  expect(requests.map((a) => a.method)).toEqual(["GET", "PUT"]);
  forgetDraftsOf(su);
  requests[1]?.answer({ draft: draftOf(su) });
  await saving;
  expect([readDraft(su), JSON.stringify(localStorage)]).toEqual(["", expect.not.stringContaining(typed)]);
  stop();
});

test("[RT3] a list requested before the erasure does not restore the draft", async () => {
  const chen = "session-erased-while-looked" as SessionId;
  const looking = refreshDrafts(account);
  forgetDraftsOf(chen);
  requests[0]?.answer({ drafts: [draftOf(chen)] });
  await looking;
  expect([readDraft(chen), JSON.stringify(localStorage)]).toEqual(["", expect.not.stringContaining(typed)]);
});

test("[RT3] another tab does not restore the draft of an erased customer", () => {
  const wu = "session-erased-in-two-tabs" as SessionId;
  writeDraft(wu, typed);
  forgetDraftsOf(wu);
  const newValue = JSON.stringify({ text: typed });
  window.dispatchEvent(new StorageEvent("storage", { key: `jieru.draft.reply:${wu}`, newValue }));
  writeDraft(wu, typed);
  expect([readDraft(wu), JSON.stringify(localStorage)]).toEqual(["", expect.not.stringContaining(typed)]);
});

test("[RT3] the console deletes a draft when the server no longer knows its session", async () => {
  const qin = "session-erased-while-away" as SessionId;
  const stop = startDrafts(account);
  requests[0]?.answer({ drafts: [] });
  writeDraft(qin, typed);
  writeDraft(qin, typed, "note");
  const saving = settleDrafts();
  for (const { answer } of requests.slice(1)) answer({ refusal: "session_not_found" }, 409);
  await saving;
  writeDraft(qin, typed);
  expect([readDraft(qin), JSON.stringify(localStorage)]).toEqual(["", expect.not.stringContaining(typed)]);
  stop();
});

test("[DR2] a draft is saved 0.8 s after the last keystroke", () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const zhou = "session-typed-in" as SessionId;
  const stop = startDrafts(account);
  const toldAfter = (ms: number, text: string) => {
    writeDraft(zhou, text);
    vi.advanceTimersByTime(ms);
    return requests.filter((a) => a.method === "PUT").length;
  };
  expect([toldAfter(799, "写"), toldAfter(799, "写了"), toldAfter(0, "写了一")]).toEqual([0, 0, 0]);
  vi.advanceTimersByTime(799);
  expect(requests.map((a) => a.method)).toEqual(["GET"]);
  vi.advanceTimersByTime(1);
  expect(requests.map((a) => a.method)).toEqual(["GET", "PUT"]);
  forgetDraftsOf(zhou);
  stop();
  vi.useRealTimers();
});
