import type { SessionId } from "@jieru/shared/domain/ids";
import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import {
  adoptDrafts,
  knownKeys,
  readDraft,
  returnDraft,
  useDraft,
  writeDraft,
} from "../../../src/data/drafts/draft-store.ts";

const su = "session-su" as SessionId;
const chen = "session-chen" as SessionId;

beforeEach(() => {
  writeDraft(su, "");
  writeDraft(chen, "");
});

test("[DR1] each session stores its own draft in the browser", () => {
  writeDraft(su, "  0012 好的");
  expect(readDraft(su)).toBe("  0012 好的");
  expect(readDraft(chen)).toBe("");
  expect(localStorage.getItem("jieru.draft.reply:session-su")).toContain("  0012 好的");
});

test("[DR2] reading drafts that do not exist stores nothing", () => {
  for (let n = 0; n < 100; n++) readDraft(`session-${n}` as SessionId);
  expect(knownKeys().filter((key) => /session-\d/.test(key))).toEqual([]);
});

test("an empty draft is removed from storage", () => {
  writeDraft(su, "好");
  writeDraft(su, "");
  expect(localStorage.getItem("jieru.draft.reply:session-su")).toBeNull();
});

test("a returned reply is placed before newer text", () => {
  writeDraft(su, "新的话");
  returnDraft(su, "没发出去的话");
  expect(readDraft(su)).toBe("没发出去的话\n新的话");
});

test("[DR2] a visible draft follows changes of another tab", () => {
  const { result } = renderHook(() => useDraft(chen));
  act(() => {
    const event = { key: "jieru.draft.reply:session-chen", newValue: JSON.stringify({ text: "那边写的" }) };
    window.dispatchEvent(new StorageEvent("storage", event));
  });
  expect(result.current).toBe("那边写的");
});

test("[DR2] a hidden draft follows changes of another tab", () => {
  writeDraft(chen, "还没发");
  const sent = { key: "jieru.draft.reply:session-chen", newValue: null };
  window.dispatchEvent(new StorageEvent("storage", sent));
  expect(readDraft(chen)).toBe("");
});

test("[DR1] a note has a separate draft", () => {
  writeDraft(su, "给同事的", "note");
  expect([readDraft(su), readDraft(su, "note")]).toEqual(["", "给同事的"]);
  writeDraft(su, "", "note");
});

test("[DR7] another agent who signs in finds no draft of the previous agent", () => {
  adoptDrafts("lin");
  writeDraft(su, "林的草稿");
  adoptDrafts("lin");
  expect(readDraft(su)).toBe("林的草稿");
  adoptDrafts("xu");
  expect(readDraft(su)).toBe("");
  expect(Object.keys(localStorage).filter((key) => key.startsWith("jieru.draft."))).toEqual([]);
});

test("[DR7] a text returned after signing out is not stored", async () => {
  vi.resetModules();
  const page = await import("../../../src/data/drafts/draft-store.ts");
  page.writeDraft(su, "给陈先生的话");
  page.closeDrafts();
  page.returnDraft(su, "没发出去的话");
  expect(page.readDraft(su)).toBe("");
  expect(JSON.stringify(localStorage)).not.toContain("话");
});
