/** Signing out with pending replies. Each test has its own page, as signing out closes the drafts for good. */
import type { SessionId } from "@jieru/shared/domain/ids";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { accountId, meId, message, session } from "../../fixtures.ts";

const s1 = session("left behind");
const other = "of another session" as SessionId;
let requests: string[];
let replied: PromiseWithResolvers<Response>;
let signedOut: () => Promise<Response>;

async function openPage() {
  vi.resetModules();
  const page = {
    ...(await import("../../../src/features/page/leave-console.ts")),
    ...(await import("../../../src/data/outbox/pending-replies.ts")),
    ...(await import("../../../src/data/outbox/sending.ts")),
    ...(await import("../../../src/data/drafts/draft-store.ts")),
    ...(await import("../../../src/data/drafts/draft-sync.ts")),
    ...(await import("../../../src/features/conversation/attachment/attachments.ts")),
    ...(await import("../../../src/data/queries/page-agent.ts")),
    ...(await import("../../../src/data/store/connection.ts")),
    ...(await import("../../../src/lib/toast-store.ts")),
  };
  page.notePageAgent(meId);
  page.writeDraft(other, "写了一半");
  const kept = () => [
    Object.keys(localStorage).filter((key) => key.startsWith("jieru.pending.")).length,
    page.readDraft(other),
  ];
  const say = () => page.sendReply({ accountId, session: s1, agentId: meId }, { type: "text", text: "在的" });
  return { ...page, kept, say };
}
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const signOuts = () => requests.filter((path) => !path.includes("/sessions/"));

beforeEach(() => {
  vi.useFakeTimers();
  // The redirect opens another page, which jsdom does not support.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  requests = [];
  replied = Promise.withResolvers();
  signedOut = async () => new Response(null, { status: 204 });
  vi.stubGlobal("fetch", (path: string) => {
    requests.push(path);
    return path.includes("/sessions/") ? replied.promise.then((answer) => answer.clone()) : signedOut();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  document.body.hidden = false;
  window.onpagehide = null;
  window.onpageshow = null;
});

test("[SI7] [DR7] unsent replies keep the agent signed in until they leave anyway, and then nothing stays", async () => {
  const page = await openPage();
  page.say();
  void page.leaveConsole();
  await settle(9_999);
  expect(signOuts()).toEqual([]);
  await settle(1);
  expect([signOuts(), page.kept()]).toEqual([[], [1, "写了一半"]]);
  page.currentToasts().at(-1)?.action?.run();
  await settle();
  expect(signOuts()).toHaveLength(1);
  expect(page.kept()).toEqual([0, ""]);
});

test("[SI7] [DR7] once pending replies are sent the agent is signed out and nothing stays", async () => {
  const page = await openPage();
  page.say();
  void page.leaveConsole();
  await settle(5_000);
  replied.resolve(Response.json({ message: message("m", 20) }));
  await settle();
  expect(signOuts()).toHaveLength(1);
  expect(page.kept()).toEqual([0, ""]);
  page.returnDraft(other, "后来才失败的话");
  expect(page.kept()).toEqual([0, ""]);
});

test("[SI7] [DR7] signing out waits for what another tab still sends, and nothing stays", async () => {
  const anotherTab = await openPage();
  anotherTab.say();
  await settle();
  const page = await openPage();
  void page.leaveConsole();
  await settle(5_000);
  expect([signOuts(), page.kept()]).toEqual([[], [1, "写了一半"]]);
  replied.resolve(Response.json({ message: message("m", 20) }));
  await settle();
  expect([signOuts().length, page.kept()]).toEqual([1, [0, ""]]);
});

test.each([
  ["nobody answers", () => Promise.reject(new TypeError("no network"))],
  ["the server cannot", async () => Response.json({ title: "fault" }, { status: 500 })],
])("[SE4] a failed sign-out, where %s, keeps everything and shows a message", async (_, answer) => {
  const page = await openPage();
  signedOut = answer;
  const before = page.currentToasts().length;
  page.say();
  await page.leaveConsole(true);
  expect(page.kept()).toEqual([1, "写了一半"]);
  expect(page.currentToasts().length).toBe(before + 1);
});

test("[SI7] signing out without a feed sends replies at once and waits for them", async () => {
  const page = await openPage();
  let isBack = false;
  vi.stubGlobal("fetch", (path: string) => {
    requests.push(path);
    if (!isBack) return Promise.reject(new TypeError("no network"));
    return path.includes("/sessions/") ? replied.promise : signedOut();
  });
  page.say();
  page.signal({ sign: "lost", at: 0 });
  await settle(20_000);
  isBack = true;
  void page.leaveConsole();
  await settle();
  expect([signOuts(), page.kept()]).toEqual([[], [1, "写了一半"]]);
  replied.resolve(Response.json({ message: message("m", 20) }));
  await settle();
  expect([signOuts().length, page.kept()]).toEqual([1, [0, ""]]);
});

async function openAccount(answer: () => Promise<Response>) {
  const page = await openPage();
  vi.stubGlobal("fetch", (path: string, { method = "GET" }: RequestInit) => {
    requests.push(path);
    if (path.endsWith("/draft")) return answer();
    if (method === "GET") return Promise.resolve(Response.json({ drafts: [] }));
    return path.endsWith("/media") ? replied.promise : signedOut();
  });
  onTestFinished(page.startDrafts(accountId));
  await settle();
  requests = [];
  return page;
}
const saidGoodbye = () => requests.includes("/auth/logout");

test("[SI7] [DR2] signing out waits as long for a hanging draft and then offers to leave without it", async () => {
  const page = await openAccount(() => new Promise(() => undefined));
  page.writeDraft(other, "写完了");
  void page.leaveConsole();
  await settle(9_999);
  expect([requests.length, saidGoodbye()]).toEqual([1, false]);
  await settle(1);
  expect([saidGoodbye(), page.readDraft(other)]).toEqual([false, "写完了"]);
  page.currentToasts().at(-1)?.action?.run();
  await settle(10_000);
  expect([saidGoodbye(), page.readDraft(other)]).toEqual([true, ""]);
});

test("[SI7] [DR2] signing out offers to leave without a draft that the server could not store", async () => {
  const page = await openAccount(async () => Response.json({ title: "fault" }, { status: 500 }));
  page.writeDraft(other, "写完了");
  void page.leaveConsole();
  await settle(500);
  expect([saidGoodbye(), page.readDraft(other)]).toEqual([false, "写完了"]);
  expect(page.currentToasts().at(-1)?.action).toBeDefined();
});

test("[SI7] [KB9] the text of an unsent image is shown before the agent is signed out", async () => {
  const page = await openAccount(async () => Response.json({ draft: null }));
  URL.createObjectURL = () => "blob:image";
  URL.revokeObjectURL = () => undefined;
  const png = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], "杯子.png");
  void page.attachImage(accountId, s1.conversationId, png);
  const failed = () => page.returnDraft(s1.id, "就是这只");
  page.sendOnceUploaded(s1.conversationId, { ready: vi.fn(), failed, over: page.expectReply(s1.id) });
  await settle();
  void page.leaveConsole();
  await settle(5_000);
  expect(saidGoodbye()).toBe(false);
  replied.resolve(Response.json({ refusal: "not_an_image" }, { status: 409 }));
  await settle();
  expect(requests.map((path) => path.replace(/^.*\//, "")).slice(-2)).toEqual(["draft", "logout"]);
});

test("[SI12] going back after signing out shows nothing, and the page reloads", async () => {
  const page = await openPage();
  const redirects: string[] = [];
  vi.stubGlobal("location", {
    assign: (to: string) => void redirects.push(to),
    reload: () => void redirects.push("anew"),
  });
  const shown = (persisted: boolean) =>
    window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted }));
  shown(true);
  expect([document.body.hidden, redirects]).toEqual([false, []]);
  const left = page.leaveConsole();
  await settle(500);
  await left;
  // The browser may ask whether to leave: an agent who stays keeps everything.
  expect([document.body.hidden, redirects]).toEqual([false, ["/sign-in"]]);
  window.dispatchEvent(new Event("pagehide"));
  expect(document.body.hidden).toBe(true);
  shown(false);
  expect(redirects).toEqual(["/sign-in"]);
  shown(true);
  expect(redirects).toEqual(["/sign-in", "anew"]);
});
