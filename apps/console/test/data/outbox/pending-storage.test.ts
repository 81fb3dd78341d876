import { afterEach, expect, test, vi } from "vitest";
import { loadPending, storePending } from "../../../src/data/outbox/pending-storage.ts";
import type { PendingReply } from "../../../src/data/outbox/send-queue.ts";
import { accountId, meId, session } from "../../desk.ts";

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

test("[OB7] what was written first is read first, whatever it is called and wherever it was written", () => {
  const [late, early] = [pending("a", 9), pending("z", 3)];
  storePending([], [late]);
  storePending([late], [late, early]);
  expect(loadPending()).toEqual([early, late]);
});

test("[OB7] what is done with is removed, what another tab wrote meanwhile is not", () => {
  storePending([], [one]);
  storePending([], [two]);
  storePending([one], []);
  expect(loadPending()).toEqual([two]);
});

test("[OB7] what is no reply of ours is left alone, and keeps nobody's from being read", () => {
  storePending([], [one]);
  const { body: _, ...half } = two;
  for (const [i, junk] of ["", "{", "null", "7", '"text"', "[]", "{}", JSON.stringify(half)].entries())
    localStorage.setItem(`jieru.pending.junk-${i}`, junk);
  localStorage.setItem("another", JSON.stringify(two));
  expect(loadPending()).toEqual([one]);
});

test("[OB7] a storage that takes and gives nothing throws nothing", () => {
  const refuse = () => {
    throw new DOMException("", "QuotaExceededError");
  };
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(refuse);
  vi.spyOn(Storage.prototype, "getItem").mockImplementation(refuse);
  localStorage["jieru.pending.one"] = "{}";
  expect(() => storePending([], [one])).not.toThrow();
  expect(loadPending()).toEqual([]);
});

test("[OB7] what the storage has no room for is asked about before the page is left, until it is sent or there is room", () => {
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
