import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetDraftsOf, readDraft, writeDraft } from "../../../src/data/drafts/draft-store.ts";
import { refreshDrafts, settleDrafts, startDrafts } from "../../../src/data/drafts/draft-sync.ts";

const account = "account-1" as AccountId;
const typed = "写了一半的话";
// NOTE: a page never forgets whose session was erased: no other test of this file may use these ids.

/** What has been asked of the server, in order; nothing is answered by itself. */
let asked: { method: string; answer(body: object, status?: number): void }[];

beforeEach(() => {
  asked = [];
  vi.stubGlobal("fetch", (_: string, { method = "GET" }: RequestInit) => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    asked.push({ method, answer: (body, status = 200) => resolve(Response.json(body, { status })) });
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

test("[RT3] what was being saved when its customer was erased does not come back with the answer", async () => {
  const su = "session-erased-while-saved" as SessionId;
  const stop = startDrafts(account);
  asked[0]?.answer({ drafts: [] });
  writeDraft(su, typed);
  const saving = settleDrafts();
  expect(asked.map((a) => a.method)).toEqual(["GET", "PUT"]);
  forgetDraftsOf(su);
  asked[1]?.answer({ draft: draftOf(su) });
  await saving;
  expect([readDraft(su), JSON.stringify(localStorage)]).toEqual(["", expect.not.stringContaining(typed)]);
  stop();
});

test("[RT3] nor what the server had of it when it was asked before", async () => {
  const chen = "session-erased-while-looked" as SessionId;
  const looking = refreshDrafts(account);
  forgetDraftsOf(chen);
  asked[0]?.answer({ drafts: [draftOf(chen)] });
  await looking;
  expect([readDraft(chen), JSON.stringify(localStorage)]).toEqual(["", expect.not.stringContaining(typed)]);
});

test("[RT3] nor by another tab, which hears of it later", () => {
  const wu = "session-erased-in-two-tabs" as SessionId;
  writeDraft(wu, typed);
  forgetDraftsOf(wu);
  const newValue = JSON.stringify({ text: typed });
  window.dispatchEvent(new StorageEvent("storage", { key: `jieru.draft.reply:${wu}`, newValue }));
  writeDraft(wu, typed);
  expect([readDraft(wu), JSON.stringify(localStorage)]).toEqual(["", expect.not.stringContaining(typed)]);
});

test("[RT3] what was typed while nobody could tell of the erasure goes once the server knows no such session", async () => {
  const qin = "session-erased-while-away" as SessionId;
  const stop = startDrafts(account);
  asked[0]?.answer({ drafts: [] });
  writeDraft(qin, typed);
  writeDraft(qin, typed, "note");
  const saving = settleDrafts();
  for (const { answer } of asked.slice(1)) answer({ refusal: "session_not_found" }, 409);
  await saving;
  writeDraft(qin, typed);
  expect([readDraft(qin), JSON.stringify(localStorage)]).toEqual(["", expect.not.stringContaining(typed)]);
  stop();
});

test("[DR2] what is typed is told 0.8 s after the last key", () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const zhou = "session-typed-in" as SessionId;
  const stop = startDrafts(account);
  const toldAfter = (ms: number, text: string) => {
    writeDraft(zhou, text);
    vi.advanceTimersByTime(ms);
    return asked.filter((a) => a.method === "PUT").length;
  };
  expect([toldAfter(799, "写"), toldAfter(799, "写了"), toldAfter(0, "写了一")]).toEqual([0, 0, 0]);
  vi.advanceTimersByTime(799);
  expect(asked.map((a) => a.method)).toEqual(["GET"]);
  vi.advanceTimersByTime(1);
  expect(asked.map((a) => a.method)).toEqual(["GET", "PUT"]);
  forgetDraftsOf(zhou);
  stop();
  vi.useRealTimers();
});
