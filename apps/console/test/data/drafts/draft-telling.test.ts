/** What is asked of the server and when, and what its answers do to what stands here. */
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  forgetDraftsOf,
  knownKeys,
  markSearch,
  partsOf,
  prepareDraft,
  readDraft,
  writeDraft,
} from "../../../src/data/drafts/draft-store.ts";
import { refreshDrafts, settleDrafts, startDrafts } from "../../../src/data/drafts/draft-sync.ts";

const account = "account-of-telling" as AccountId;
const other = "another-account" as AccountId;

interface Asked {
  method: string;
  /** What the request says: text and revision known. */
  said: { text?: string; base?: string | number; prepared?: boolean };
  keepalive: boolean;
  answer: (body: object, status?: number) => Promise<unknown>;
  fail: () => Promise<unknown>;
}
let asked: Asked[];
let stop: () => void;
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

beforeEach(async () => {
  vi.useFakeTimers();
  asked = [];
  vi.stubGlobal("fetch", (path: string, { method = "GET", body, keepalive = false }: RequestInit) => {
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const said = body
      ? JSON.parse(String(body))
      : Object.fromEntries(new URLSearchParams(path.split("?")[1]));
    const answer = (to: object, status = 200) => {
      resolve(Response.json(to, { status }));
      return settle();
    };
    const fail = () => {
      reject(new TypeError("failed to fetch"));
      return settle();
    };
    asked.push({ method, said, keepalive, answer, fail });
    return promise;
  });
  stop = startDrafts(account);
  await last("GET").answer({ drafts: [] });
  await settle(1);
});
// NOTE: a page never forgets whose session was erased: no other test of this file may use these ids.
afterEach(async () => {
  for (const { answer } of asked) await answer({ draft: null });
  for (const key of knownKeys()) forgetDraftsOf(partsOf(key).sessionId);
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function last(method: string): Asked {
  const found = asked.findLast((a) => a.method === method);
  if (!found) throw new Error(`no ${method} was asked`);
  return found;
}
const tellings = () => asked.filter((a) => a.method !== "GET").map(({ said }) => [said.text, said.base]);

/** Written, told and taken. */
async function kept(id: string, text: string): Promise<SessionId> {
  const sessionId = id as SessionId;
  writeDraft(sessionId, text);
  await settle(800);
  await last("PUT").answer({ draft: null });
  return sessionId;
}

test("[DR3] while one text is on its way the next waits for its answer, and names the revision that comes of it", async () => {
  const su = "told in turn" as SessionId;
  writeDraft(su, "一");
  await settle(800);
  writeDraft(su, "一二");
  await settle(5_000);
  expect(tellings()).toEqual([["一", 0]]);
  await last("PUT").answer({ draft: null });
  await settle(800);
  expect(tellings()).toEqual([
    ["一", 0],
    ["一二", 1],
  ]);
});

test("[DR2] who signs out is let go once the last words were told, also behind others that were on their way", async () => {
  const su = "told before leaving" as SessionId;
  writeDraft(su, "一");
  await settle(800);
  writeDraft(su, "一二");
  const gone = vi.fn();
  void settleDrafts().then(gone);
  await last("PUT").answer({ draft: null });
  expect(tellings().at(-1)).toEqual(["一二", 1]);
  expect(gone).not.toHaveBeenCalled();
  await last("PUT").answer({ draft: null });
  expect(gone).toHaveBeenCalled();
});

test("[DR2] [DR4] nor before what met another text there was told on top of that one", async () => {
  const su = "told over another before leaving" as SessionId;
  writeDraft(su, "这边的");
  const gone = vi.fn();
  void settleDrafts().then(gone);
  const draft = { sessionId: su, kind: "reply", text: "那边的", revision: 7, updatedAt: Date.now() + 60_000 };
  await last("PUT").answer({ refusal: "draft_changed", draft }, 409);
  expect(tellings().at(-1)).toEqual(["这边的", 7]);
  expect(gone).not.toHaveBeenCalled();
  await last("PUT").answer({ draft: null });
  expect(gone).toHaveBeenCalled();
});

test("[DR2] nor does it hold up who signs out where nothing can be told", async () => {
  const su = "never told" as SessionId;
  writeDraft(su, "一");
  const gone = vi.fn();
  void settleDrafts().then(gone);
  await last("PUT").fail();
  await last("PUT").fail();
  expect(gone).toHaveBeenCalled();
});

test("[DR3] [DR4] where another one stands there, what is being typed stays, and is told on top of that one", async () => {
  const su = "told over another" as SessionId;
  writeDraft(su, "这边的");
  await settle(800);
  const draft = { sessionId: su, kind: "reply", text: "那边的", revision: 7, updatedAt: Date.now() + 60_000 };
  await last("PUT").answer({ refusal: "draft_changed", draft }, 409);
  expect(readDraft(su)).toBe("这边的");
  expect(tellings()).toEqual([
    ["这边的", 0],
    ["这边的", 7],
  ]);
});

test("[DR3] where an earlier revision stands there than was known, as after a backup was restored, it is told on top of that one, once", async () => {
  const su = await kept("restored", "一");
  writeDraft(su, "一二");
  await settle(800);
  await last("PUT").answer({ draft: null });
  writeDraft(su, "一二三");
  await settle(800);
  const draft = { sessionId: su, kind: "reply", text: "一", revision: 1, updatedAt: Date.now() - 60_000 };
  await last("PUT").answer({ refusal: "draft_changed", draft }, 409);
  await settle(1);
  expect(tellings().slice(2)).toEqual([
    ["一二三", 2],
    ["一二三", 1],
  ]);
  await last("PUT").answer({ draft: null });
  await settle(60_000);
  expect(tellings()).toHaveLength(4);
  expect(readDraft(su)).toBe("一二三");
});

test("[DR2] [N40] who asked for too much in a minute has what they wrote kept all the same, once they may ask again", async () => {
  const su = "told too often" as SessionId;
  writeDraft(su, "一");
  await settle(800);
  await last("PUT").answer({ refusal: "too_many_requests", retryAfterSeconds: 3 }, 429);
  await settle(5_000);
  expect(tellings()).toEqual([
    ["一", 0],
    ["一", 0],
  ]);
});

test("[DR4] what is no longer typed gives way to what another device writes after it", async () => {
  const su = await kept("given way", "写过的");
  await settle(1);
  const looking = refreshDrafts(account);
  const draft = { sessionId: su, kind: "reply", text: "那边的", revision: 2, updatedAt: Date.now() + 1 };
  await last("GET").answer({ drafts: [draft] });
  await looking;
  expect(readDraft(su)).toBe("那边的");
});

test("[DR4] a list of the drafts that was asked for before one was told takes nothing of it away", async () => {
  const looking = refreshDrafts(account);
  const list = last("GET");
  await settle(1);
  const su = await kept("not in the list yet", "刚写的");
  await list.answer({ drafts: [] });
  await looking;
  expect(readDraft(su)).toBe("刚写的");
});

test("[DR3] nor does it bring back what was sent in another tab since", async () => {
  const su = await kept("sent in another tab", "发出去的话");
  await settle(1);
  const looking = refreshDrafts(account);
  window.dispatchEvent(new StorageEvent("storage", { key: `jieru.draft.reply:${su}`, newValue: null }));
  const draft = { sessionId: su, kind: "reply", text: "发出去的话", revision: 1, updatedAt: Date.now() };
  await last("GET").answer({ drafts: [draft] });
  await looking;
  expect(readDraft(su)).toBe("");
});

test("[DR1] the list of one account says nothing of a draft in another", async () => {
  const su = await kept("in this account", "这个账号里写的");
  await settle(1);
  const looking = refreshDrafts(other);
  await last("GET").answer({ drafts: [] });
  await looking;
  expect(readDraft(su)).toBe("这个账号里写的");
  await settle(1);
});

test("[DR2] what could not be told is told again by itself", async () => {
  writeDraft("told again" as SessionId, "离线写的");
  await settle(800);
  await last("PUT").fail();
  await settle(5_000);
  expect(tellings()).toEqual([
    ["离线写的", 0],
    ["离线写的", 0],
  ]);
});

test("[DR2] [DR4] what an earlier page left untold is told by the next, unless another device wrote after it", async () => {
  const [su, chen] = ["left untold", "left untold, and old"] as [SessionId, SessionId];
  const written = { text: "上次写的", editedAt: 100, revision: 0, synced: "", accountId: account };
  for (const id of [su, chen]) localStorage.setItem(`jieru.draft.reply:${id}`, JSON.stringify(written));
  const looking = refreshDrafts(account);
  const draft = { sessionId: chen, kind: "reply", text: "那边的", revision: 2, updatedAt: 101 };
  await last("GET").answer({ drafts: [draft] });
  await looking;
  await settle();
  expect([readDraft(su), readDraft(chen)]).toEqual(["上次写的", "那边的"]);
  expect(tellings()).toEqual([["上次写的", 0]]);
});

test("[DR8] a search whose list is closed is something to be sent, and told like it", async () => {
  const su = "searched in" as SessionId;
  writeDraft(su, "/补");
  markSearch(su, "/补");
  await settle(5_000);
  expect(tellings()).toEqual([]);
  markSearch(su, undefined);
  await settle(800);
  expect(tellings()).toEqual([["/补", 0]]);
});

test("[DR2] it is told at once when the page is left, by a request that outlives it", async () => {
  writeDraft("left" as SessionId, "没等到");
  window.dispatchEvent(new Event("pagehide"));
  expect(asked.at(-1)).toMatchObject({ method: "PUT", said: { text: "没等到", base: 0 }, keepalive: true });
});

test("[DR2] [DR3] also behind one that is on its way, as the revision after that; and not twice", async () => {
  const su = "left while told" as SessionId;
  writeDraft(su, "一");
  await settle(800);
  window.dispatchEvent(new Event("pagehide"));
  expect(tellings()).toEqual([["一", 0]]);
  writeDraft(su, "一二");
  window.dispatchEvent(new Event("pagehide"));
  expect(tellings()).toEqual([
    ["一", 0],
    ["一二", 1],
  ]);
});

test("[DR2] and when it goes out of sight", async () => {
  writeDraft("out of sight" as SessionId, "先切走");
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  document.dispatchEvent(new Event("visibilitychange"));
  expect(tellings()).toEqual([["先切走", 0]]);
  vi.restoreAllMocks();
});

test("[DR19] the mark of a prepared draft is told with its text, and goes with it", async () => {
  const marks = () => asked.filter((a) => a.method !== "GET").map(({ said }) => [said.text, said.prepared]);
  const su = await kept("told as prepared", "到货了");
  prepareDraft(su);
  await settle(800);
  await last("PUT").answer({ draft: null });
  writeDraft(su, "到货了告诉您");
  await settle(800);
  await last("PUT").answer({ draft: null });
  writeDraft(su, "");
  await settle();
  await last("DELETE").answer({});
  writeDraft(su, "新的");
  await settle(800);
  expect(marks()).toEqual([
    ["到货了", undefined],
    ["到货了", true],
    ["到货了告诉您", true],
    [undefined, undefined],
    ["新的", undefined],
  ]);
});

test("[DR19] a page that closes right after the draft was prepared tells it", async () => {
  const su = await kept("prepared at last", "到货了");
  prepareDraft(su);
  window.dispatchEvent(new Event("pagehide"));
  expect(last("PUT")).toMatchObject({ said: { text: "到货了", prepared: true }, keepalive: true });
});
