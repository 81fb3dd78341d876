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
  said: { text?: string; base?: string | number; prepared?: boolean };
  keepalive: boolean;
  answer: (body: object, status?: number) => Promise<unknown>;
  fail: () => Promise<unknown>;
}
let requests: Asked[];
let stop: () => void;
const advance = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

beforeEach(async () => {
  vi.useFakeTimers();
  requests = [];
  vi.stubGlobal("fetch", (path: string, { method = "GET", body, keepalive = false }: RequestInit) => {
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const said = body
      ? JSON.parse(String(body))
      : Object.fromEntries(new URLSearchParams(path.split("?")[1]));
    const answer = (to: object, status = 200) => {
      resolve(Response.json(to, { status }));
      return advance();
    };
    const fail = () => {
      reject(new TypeError("failed to fetch"));
      return advance();
    };
    requests.push({ method, said, keepalive, answer, fail });
    return promise;
  });
  stop = startDrafts(account);
  await last("GET").answer({ drafts: [] });
  await advance(1);
});
// NOTE: erased sessions stay erased for the page, so no other test of this file may use these ids.
afterEach(async () => {
  for (const { answer } of requests) await answer({ draft: null });
  for (const key of knownKeys()) forgetDraftsOf(partsOf(key).sessionId);
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function last(method: string): Asked {
  const found = requests.findLast((a) => a.method === method);
  if (!found) throw new Error(`no ${method} was asked`);
  return found;
}
const tellings = () => requests.filter((a) => a.method !== "GET").map(({ said }) => [said.text, said.base]);

async function kept(id: string, text: string): Promise<SessionId> {
  const sessionId = id as SessionId;
  writeDraft(sessionId, text);
  await advance(800);
  await last("PUT").answer({ draft: null });
  return sessionId;
}

test("[DR3] a save waits for the previous save, and names the revision it created", async () => {
  const su = "told in turn" as SessionId;
  writeDraft(su, "一");
  await advance(800);
  writeDraft(su, "一二");
  await advance(5_000);
  expect(tellings()).toEqual([["一", 0]]);
  await last("PUT").answer({ draft: null });
  await advance(800);
  expect(tellings()).toEqual([
    ["一", 0],
    ["一二", 1],
  ]);
});

test("[DR2] signing out waits for pending saves and for the newest text", async () => {
  const su = "told before leaving" as SessionId;
  writeDraft(su, "一");
  await advance(800);
  writeDraft(su, "一二");
  const gone = vi.fn();
  void settleDrafts().then(gone);
  await last("PUT").answer({ draft: null });
  expect(tellings().at(-1)).toEqual(["一二", 1]);
  expect(gone).not.toHaveBeenCalled();
  await last("PUT").answer({ draft: null });
  expect(gone).toHaveBeenCalled();
});

test("[DR2] [DR4] signing out waits until a conflicting draft is saved on top of the server's", async () => {
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

test("[DR2] signing out does not wait for a draft that cannot be saved", async () => {
  const su = "never told" as SessionId;
  writeDraft(su, "一");
  const gone = vi.fn();
  void settleDrafts().then(gone);
  await last("PUT").fail();
  await last("PUT").fail();
  expect(gone).toHaveBeenCalled();
});

test("[DR3] [DR4] a text being typed wins over a conflicting draft and is saved on top of it", async () => {
  const su = "told over another" as SessionId;
  writeDraft(su, "这边的");
  await advance(800);
  const draft = { sessionId: su, kind: "reply", text: "那边的", revision: 7, updatedAt: Date.now() + 60_000 };
  await last("PUT").answer({ refusal: "draft_changed", draft }, 409);
  expect(readDraft(su)).toBe("这边的");
  expect(tellings()).toEqual([
    ["这边的", 0],
    ["这边的", 7],
  ]);
});

test("[DR3] a draft is saved once on top of an earlier server revision after a backup was restored", async () => {
  const su = await kept("restored", "一");
  writeDraft(su, "一二");
  await advance(800);
  await last("PUT").answer({ draft: null });
  writeDraft(su, "一二三");
  await advance(800);
  const draft = { sessionId: su, kind: "reply", text: "一", revision: 1, updatedAt: Date.now() - 60_000 };
  await last("PUT").answer({ refusal: "draft_changed", draft }, 409);
  await advance(1);
  expect(tellings().slice(2)).toEqual([
    ["一二三", 2],
    ["一二三", 1],
  ]);
  await last("PUT").answer({ draft: null });
  await advance(60_000);
  expect(tellings()).toHaveLength(4);
  expect(readDraft(su)).toBe("一二三");
});

test("[DR2] [N40] a draft refused by the rate limit is saved again after a pause", async () => {
  const su = "told too often" as SessionId;
  writeDraft(su, "一");
  await advance(800);
  await last("PUT").answer({ refusal: "too_many_requests", retryAfterSeconds: 3 }, 429);
  await advance(5_000);
  expect(tellings()).toEqual([
    ["一", 0],
    ["一", 0],
  ]);
});

test("[DR4] a draft that is no longer typed gives way to a newer draft of another device", async () => {
  const su = await kept("given way", "写过的");
  await advance(1);
  const looking = refreshDrafts(account);
  const draft = { sessionId: su, kind: "reply", text: "那边的", revision: 2, updatedAt: Date.now() + 1 };
  await last("GET").answer({ drafts: [draft] });
  await looking;
  expect(readDraft(su)).toBe("那边的");
});

test("[DR4] a list requested before a save does not remove the saved draft", async () => {
  const looking = refreshDrafts(account);
  const list = last("GET");
  await advance(1);
  const su = await kept("not in the list yet", "刚写的");
  await list.answer({ drafts: [] });
  await looking;
  expect(readDraft(su)).toBe("刚写的");
});

test("[DR3] a list does not restore a draft that another tab has sent", async () => {
  const su = await kept("sent in another tab", "发出去的话");
  await advance(1);
  const looking = refreshDrafts(account);
  window.dispatchEvent(new StorageEvent("storage", { key: `jieru.draft.reply:${su}`, newValue: null }));
  const draft = { sessionId: su, kind: "reply", text: "发出去的话", revision: 1, updatedAt: Date.now() };
  await last("GET").answer({ drafts: [draft] });
  await looking;
  expect(readDraft(su)).toBe("");
});

test("[DR1] the list of one account does not remove drafts of another", async () => {
  const su = await kept("in this account", "这个账号里写的");
  await advance(1);
  const looking = refreshDrafts(other);
  await last("GET").answer({ drafts: [] });
  await looking;
  expect(readDraft(su)).toBe("这个账号里写的");
  await advance(1);
});

test("[DR2] the console saves a draft again after a network failure", async () => {
  writeDraft("told again" as SessionId, "离线写的");
  await advance(800);
  await last("PUT").fail();
  await advance(5_000);
  expect(tellings()).toEqual([
    ["离线写的", 0],
    ["离线写的", 0],
  ]);
});

test("[DR2] [DR4] a page saves a draft that an earlier page left unsaved, unless another device wrote later", async () => {
  const [su, chen] = ["left untold", "left untold, and old"] as [SessionId, SessionId];
  const written = { text: "上次写的", editedAt: 100, revision: 0, synced: "", accountId: account };
  for (const id of [su, chen]) localStorage.setItem(`jieru.draft.reply:${id}`, JSON.stringify(written));
  const looking = refreshDrafts(account);
  const draft = { sessionId: chen, kind: "reply", text: "那边的", revision: 2, updatedAt: 101 };
  await last("GET").answer({ drafts: [draft] });
  await looking;
  await advance();
  expect([readDraft(su), readDraft(chen)]).toEqual(["上次写的", "那边的"]);
  expect(tellings()).toEqual([["上次写的", 0]]);
});

test("[DR8] a quick reply search is saved as a draft after its list is closed", async () => {
  const su = "searched in" as SessionId;
  writeDraft(su, "/补");
  markSearch(su, "/补");
  await advance(5_000);
  expect(tellings()).toEqual([]);
  markSearch(su, undefined);
  await advance(800);
  expect(tellings()).toEqual([["/补", 0]]);
});

test("[DR2] a draft is saved at once when the page is left, by a request that outlives the page", async () => {
  writeDraft("left" as SessionId, "没等到");
  window.dispatchEvent(new Event("pagehide"));
  expect(requests.at(-1)).toMatchObject({
    method: "PUT",
    said: { text: "没等到", base: 0 },
    keepalive: true,
  });
});

test("[DR2] [DR3] a draft typed during a save is sent once with the next revision when the page is left", async () => {
  const su = "left while told" as SessionId;
  writeDraft(su, "一");
  await advance(800);
  window.dispatchEvent(new Event("pagehide"));
  expect(tellings()).toEqual([["一", 0]]);
  writeDraft(su, "一二");
  window.dispatchEvent(new Event("pagehide"));
  expect(tellings()).toEqual([
    ["一", 0],
    ["一二", 1],
  ]);
});

test("[DR2] a draft is saved when the page becomes hidden", async () => {
  writeDraft("out of sight" as SessionId, "先切走");
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  document.dispatchEvent(new Event("visibilitychange"));
  expect(tellings()).toEqual([["先切走", 0]]);
  vi.restoreAllMocks();
});

test("[DR19] the prepared mark is saved with its text, and removed with it", async () => {
  const marks = () =>
    requests.filter((a) => a.method !== "GET").map(({ said }) => [said.text, said.prepared]);
  const su = await kept("told as prepared", "到货了");
  prepareDraft(su);
  await advance(800);
  await last("PUT").answer({ draft: null });
  writeDraft(su, "到货了告诉您");
  await advance(800);
  await last("PUT").answer({ draft: null });
  writeDraft(su, "");
  await advance();
  await last("DELETE").answer({});
  writeDraft(su, "新的");
  await advance(800);
  expect(marks()).toEqual([
    ["到货了", undefined],
    ["到货了", true],
    ["到货了告诉您", true],
    [undefined, undefined],
    ["新的", undefined],
  ]);
});

test("[DR19] a page that closes right after marking a draft as prepared saves the mark", async () => {
  const su = await kept("prepared at last", "到货了");
  prepareDraft(su);
  window.dispatchEvent(new Event("pagehide"));
  expect(last("PUT")).toMatchObject({ said: { text: "到货了", prepared: true }, keepalive: true });
});
