import type { ConversationId } from "@jieru/shared/domain/ids";
import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { putBackDraft, readDraft, useDraft, writeDraft } from "../../src/conversation/drafts.ts";

const su = "conversation-su" as ConversationId;
const chen = "conversation-chen" as ConversationId;

beforeEach(() => {
  writeDraft(su, "");
  writeDraft(chen, "");
});

test("each conversation keeps its own draft, also in the browser's storage", () => {
  writeDraft(su, "  0012 好的");
  expect(readDraft(su)).toBe("  0012 好的");
  expect(readDraft(chen)).toBe("");
  expect(localStorage.getItem("jieru.draft.conversation-su")).toBe("  0012 好的");
});

test("an empty draft leaves nothing behind", () => {
  writeDraft(su, "好");
  writeDraft(su, "");
  expect(localStorage.getItem("jieru.draft.conversation-su")).toBeNull();
});

test("a reply put back never replaces what was written since", () => {
  writeDraft(su, "新的话");
  putBackDraft(su, "没发出去的话");
  expect(readDraft(su)).toBe("没发出去的话\n新的话");
});

test("another tab's draft is followed", () => {
  const { result } = renderHook(() => useDraft(chen));
  act(() => {
    const event = { key: "jieru.draft.conversation-chen", newValue: "那边写的" };
    window.dispatchEvent(new StorageEvent("storage", event));
  });
  expect(result.current).toBe("那边写的");
});
