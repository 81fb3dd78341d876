import type { ConversationId, SessionId } from "@jieru/shared/domain/ids";
import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { readDraft, returnDraft, writeDraft } from "../../../../src/data/drafts/draft-store.ts";
import { returnNoteToComposer } from "../../../../src/features/opening/composer-mode.ts";
import {
  keepNoteMode,
  setComposerMode,
  useComposerMode,
  useModeOnlyWhileOpen,
} from "../../../../src/features/opening/note-mode.ts";

const su = "conversation-su" as ConversationId;
const chen = "conversation-chen" as ConversationId;
const suNow = "session-su" as SessionId;
const chenNow = "session-chen" as SessionId;

beforeEach(() => {
  for (const id of [suNow, chenNow]) {
    writeDraft(id, "");
    writeDraft(id, "", "note");
  }
  for (const id of [su, chen]) {
    setComposerMode(id, "reply");
  }
});

test("[NO8] a note and a reply of one conversation are separate drafts, also in the browser's storage", () => {
  writeDraft(suNow, "他总是砍价", "note");
  writeDraft(suNow, "好的");
  expect([readDraft(suNow), readDraft(suNow, "note"), readDraft(chenNow, "note")]).toEqual([
    "好的",
    "他总是砍价",
    "",
  ]);
  expect(localStorage.getItem("jieru.draft.reply:session-su")).toContain("好的");
  expect(localStorage.getItem("jieru.draft.note:session-su")).toContain("他总是砍价");
});

test("[NO8] returns text to the box of its own kind", () => {
  writeDraft(suNow, "新的备注", "note");
  act(() => returnNoteToComposer({ id: suNow, conversationId: su }, "没存下的备注"));
  returnDraft(suNow, "没发出去的话");
  expect(readDraft(suNow, "note")).toBe("没存下的备注\n新的备注");
  expect(readDraft(suNow)).toBe("没发出去的话");
});

const openConversation = () =>
  renderHook(
    ({ id }) => {
      useModeOnlyWhileOpen(id);
      return useComposerMode(id);
    },
    { initialProps: { id: su } },
  );

test("[NO10] a conversation opened by a command from a note box opens with a note box at once", () => {
  const { result, rerender, unmount } = openConversation();
  act(() => setComposerMode(su, "note"));
  keepNoteMode(chen);
  rerender({ id: chen });
  expect(result.current).toBe("note");
  // Opened by a press: starts with replies, and so does the next command.
  rerender({ id: su });
  expect(result.current).toBe("reply");
  keepNoteMode(chen);
  rerender({ id: chen });
  expect(result.current).toBe("reply");
  unmount();
});

test("[NO8] a conversation opened by a press opens with replies", () => {
  const { result, rerender } = openConversation();
  act(() => setComposerMode(su, "note"));
  expect(result.current).toBe("note");
  rerender({ id: chen });
  expect(result.current).toBe("reply");
  rerender({ id: su });
  expect(result.current).toBe("reply");
});
