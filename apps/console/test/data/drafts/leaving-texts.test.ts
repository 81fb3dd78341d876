/** A text sent with an image, and a crash of its tab. Each tab imports fresh modules; storage and locks are shared. */
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptyDraft, mergeNone } from "../../../src/data/drafts/merge.ts";
import type { PendingReply } from "../../../src/data/outbox/send-queue.ts";

const account = "account of leaving" as AccountId;
const su = "su" as SessionId;
const words = { text: "就是这只", at: 1_000, press: "press" };
const held = new Map<string, number>();
let tab = 0;

/** Releases a lock when its tab is gone, as browsers do. */
function request(name: string, { ifAvailable }: LockOptions, onLock: (lock: object | null) => unknown) {
  const isTaken = held.has(name);
  if (ifAvailable && isTaken) return Promise.resolve(onLock(null));
  if (ifAvailable) return Promise.resolve(onLock({ name }));
  held.set(name, tab);
  return Promise.resolve(onLock({ name })).finally(() => held.delete(name));
}
const crash = () => {
  for (const name of held.keys()) held.delete(name);
};

async function openTab() {
  tab++;
  vi.resetModules();
  const drafts = await import("../../../src/data/drafts/draft-store.ts");
  const leaving = await import("../../../src/data/drafts/leaving-texts.ts");
  drafts.followEdits(account, () => undefined);
  const send = () => {
    drafts.writeDraft(su, words.text);
    const over = leaving.keepLeaving(su, words);
    drafts.writeDraft(su, "");
    return over;
  };
  return { ...drafts, ...leaving, send, box: () => drafts.readDraft(su) };
}
const stored = () => JSON.stringify(localStorage);

beforeEach(() => vi.stubGlobal("navigator", { ...navigator, locks: { request } }));
afterEach(() => {
  vi.unstubAllGlobals();
  held.clear();
});

test("[DR15] after a crash the text returns once, before newer text", async () => {
  const first = await openTab();
  first.send();
  first.writeDraft(su, "在的");
  crash();
  const second = await openTab();
  expect(second.box()).toBe("在的");
  await second.returnLeftTexts(account);
  await second.returnLeftTexts(account);
  expect(second.box()).toBe("就是这只\n在的");
  const third = await openTab();
  await third.returnLeftTexts(account);
  expect(third.box()).toBe("就是这只\n在的");
});

test("[DR15] only one of two pages opened after a crash gets the text", async () => {
  (await openTab()).send();
  crash();
  const [second, third] = [await openTab(), await openTab()];
  for (const page of [second, third]) expect(page.knownKeys()).toHaveLength(1);
  expect([second.box(), third.box()]).toEqual(["", ""]);
  await second.returnLeftTexts(account);
  await third.returnLeftTexts(account);
  expect(second.box()).toBe("就是这只");
  expect(third.box()).toBe("");
});

test("[DR15] no page returns the text while its tab still uploads the image", async () => {
  const first = await openTab();
  const over = first.send();
  await first.returnLeftTexts(account);
  const second = await openTab();
  await second.returnLeftTexts(account);
  expect([first.box(), second.box()]).toEqual(["", ""]);
  over();
  expect(stored()).not.toContain("就是这只");
});

test("[DR15] a text that is already in the queue does not return", async () => {
  (await openTab()).send();
  crash();
  const reply = { clientMessageId: "r", press: "press" } as PendingReply;
  const rest = { sessionId: su, conversationId: "c", agentId: "me", body: {}, at: 1, state: "queued" };
  localStorage.setItem("jieru.pending.r", JSON.stringify({ ...reply, ...rest }));
  const second = await openTab();
  await second.returnLeftTexts(account);
  expect([second.box(), localStorage.length]).toEqual(["", 1]);
});

test("[DR15] without browser locks the text returns after the longest upload time", async () => {
  vi.stubGlobal("navigator", { ...navigator, locks: undefined });
  vi.useFakeTimers({ now: words.at });
  (await openTab()).send();
  vi.setSystemTime(words.at + 59_000);
  const early = await openTab();
  await early.returnLeftTexts(account);
  expect(early.box()).toBe("");
  vi.setSystemTime(words.at + 60_000);
  const later = await openTab();
  await later.returnLeftTexts(account);
  expect(later.box()).toBe("就是这只");
  vi.useRealTimers();
});

test("[DR15] [DR7] [RT3] the text is removed when another agent signs in, on signing out and on erasure", async () => {
  for (const end of ["adopt", "close", "erase"]) {
    const page = await openTab();
    page.adoptDrafts("lin");
    page.send();
    expect(stored()).toContain("就是这只");
    if (end === "adopt") page.adoptDrafts("xu");
    if (end === "close") page.closeDrafts();
    if (end === "erase") page.forgetDraftsOf(su);
    expect(stored()).not.toContain("就是这只");
  }
});

test("[DR15] the server's draft state does not remove the text", () => {
  const local = { ...emptyDraft, accountId: account, revision: 3, leaving: [words] };
  expect(mergeNone(local)).toEqual({ ...emptyDraft, accountId: account, leaving: [words] });
});
