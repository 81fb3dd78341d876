import type { ConversationId } from "@jieru/shared/domain/ids";
import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import {
  putBackNote,
  setComposerMode,
  useComposerMode,
  useModeOnlyWhileOpen,
} from "../../src/conversation/composer-mode.ts";
import { putBackDraft, readDraft, writeDraft } from "../../src/conversation/drafts.ts";
import { readNoteDraft, writeNoteDraft } from "../../src/conversation/note-drafts.ts";

const su = "conversation-su" as ConversationId;
const chen = "conversation-chen" as ConversationId;

beforeEach(() => {
  for (const id of [su, chen]) {
    writeDraft(id, "");
    writeNoteDraft(id, "");
    setComposerMode(id, "reply");
  }
});

test("[NO8] a note and a reply of one conversation are drafts of their own, also in the browser's storage", () => {
  writeNoteDraft(su, "他总是砍价");
  writeDraft(su, "好的");
  expect([readDraft(su), readNoteDraft(su), readNoteDraft(chen)]).toEqual(["好的", "他总是砍价", ""]);
  expect(localStorage.getItem("jieru.draft.conversation-su")).toBe("好的");
  expect(localStorage.getItem("jieru.note-draft.conversation-su")).toBe("他总是砍价");
});

test("[NO8] what is put back goes into its own box", () => {
  writeNoteDraft(su, "新的备注");
  act(() => putBackNote(su, "没存下的备注"));
  putBackDraft(su, "没发出去的话");
  expect(readNoteDraft(su)).toBe("没存下的备注\n新的备注");
  expect(readDraft(su)).toBe("没发出去的话");
});

test("[NO8] every conversation opens with replies", () => {
  const { result, rerender } = renderHook(
    ({ id }) => {
      useModeOnlyWhileOpen(id);
      return useComposerMode(id);
    },
    { initialProps: { id: su } },
  );
  act(() => setComposerMode(su, "note"));
  expect(result.current).toBe("note");
  rerender({ id: chen });
  expect(result.current).toBe("reply");
  rerender({ id: su });
  expect(result.current).toBe("reply");
});
