import type { ConversationId, SessionId } from "@jieru/shared/domain/ids";
import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import {
  putBackNote,
  setComposerMode,
  useComposerMode,
  useModeOnlyWhileOpen,
} from "../../src/conversation/composer-mode.ts";
import { readNoteDraft, writeNoteDraft } from "../../src/conversation/note-drafts.ts";
import { putBackDraft, readDraft, writeDraft } from "../../src/drafts/draft-store.ts";

const su = "conversation-su" as ConversationId;
const chen = "conversation-chen" as ConversationId;
/** Replies are kept per session, notes per conversation. */
const suNow = "session-su" as SessionId;

beforeEach(() => {
  writeDraft(suNow, "");
  for (const id of [su, chen]) {
    writeNoteDraft(id, "");
    setComposerMode(id, "reply");
  }
});

test("[NO8] a note and a reply of one conversation are drafts of their own, also in the browser's storage", () => {
  writeNoteDraft(su, "他总是砍价");
  writeDraft(suNow, "好的");
  expect([readDraft(suNow), readNoteDraft(su), readNoteDraft(chen)]).toEqual(["好的", "他总是砍价", ""]);
  expect(localStorage.getItem("jieru.draft.reply:session-su")).toContain("好的");
  expect(localStorage.getItem("jieru.note-draft.conversation-su")).toBe("他总是砍价");
});

test("[NO8] what is put back goes into its own box", () => {
  writeNoteDraft(su, "新的备注");
  act(() => putBackNote(su, "没存下的备注"));
  putBackDraft(suNow, "没发出去的话");
  expect(readNoteDraft(su)).toBe("没存下的备注\n新的备注");
  expect(readDraft(suNow)).toBe("没发出去的话");
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
