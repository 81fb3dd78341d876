import { afterEach, expect, test, vi } from "vitest";
import { loadPending, storePending } from "../../../src/data/outbox/pending-storage.ts";
import type { PendingReply } from "../../../src/data/outbox/send-queue.ts";
import { accountId, meId, session } from "../../fixtures.ts";

const s1 = session("s1");
const pending = (id: string, at: number): PendingReply => ({
  clientMessageId: id as PendingReply["clientMessageId"],
  accountId,
  sessionId: s1.id,
  conversationId: s1.conversationId,
  agentId: meId,
  body: { type: "text", text: id, clientMessageId: id } as PendingReply["body"],
  at,
  state: "queued",
  failure: null,
});
const [one, two] = [pending("one", 1), pending("two", 2)];

afterEach(() => void vi.restoreAllMocks());

test("[OB7] stored replies are loaded in the order of writing", () => {
  const [late, early] = [pending("a", 9), pending("z", 3)];
  storePending([], [late]);
  storePending([late], [late, early]);
  expect(loadPending()).toEqual([early, late]);
});

test("[OB7] a sent reply is removed, and one stored by another tab stays", () => {
  storePending([], [one]);
  storePending([], [two]);
  storePending([one], []);
  expect(loadPending()).toEqual([two]);
});

test("[OB7] invalid entries are ignored and left in storage", () => {
  storePending([], [one]);
  const { body: _, ...half } = two;
  for (const [i, junk] of ["", "{", "null", "7", '"text"', "[]", "{}", JSON.stringify(half)].entries())
    localStorage.setItem(`jieru.pending.junk-${i}`, junk);
  localStorage.setItem("another", JSON.stringify(two));
  expect(loadPending()).toEqual([one]);
});

test("[OB7] an unavailable storage throws no error", () => {
  const refuse = () => {
    throw new DOMException("", "QuotaExceededError");
  };
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(refuse);
  vi.spyOn(Storage.prototype, "getItem").mockImplementation(refuse);
  localStorage["jieru.pending.one"] = "{}";
  expect(() => storePending([], [one])).not.toThrow();
  expect(loadPending()).toEqual([]);
});

test("[OB7] the browser asks before leaving while a reply is not stored", () => {
  const leave = () => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented ? "asked" : "gone";
  };
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("", "QuotaExceededError");
  });
  storePending([], [one]);
  expect(leave()).toBe("asked");
  storePending([one], [one, two]);
  storePending([one, two], [two]);
  expect(leave()).toBe("asked");
  storePending([two], []);
  expect(leave()).toBe("gone");
  storePending([], [one]);
  full.mockRestore();
  storePending([one], [one, two]);
  expect(leave()).toBe("gone");
  expect(loadPending()).toEqual([one, two]);
});
