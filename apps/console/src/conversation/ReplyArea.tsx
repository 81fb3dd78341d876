import { blockOf } from "@jieru/shared/domain/session";
import { useEffect, useLayoutEffect, useRef } from "react";
import type { SessionStanding } from "../api/use-standing.ts";
import { readDraft, useMeant } from "../drafts/draft-store.ts";
import { isHandElsewhere } from "../inbox/hands.ts";
import { lastOpenedBy } from "../inbox/opened-by.ts";
import { useIsNarrow, useIsTouched } from "../inbox/use-media.ts";
import { Composer } from "./Composer.tsx";
import { setComposerMode, useComposerMode, useModeOnlyWhileOpen } from "./composer-mode.ts";
import { useConversation } from "./conversation-context.ts";
import { composerId, focusComposerForKeys, focusComposerUnless, gateId } from "./focus-composer.ts";
import { focusRow } from "./focus-row.ts";
import { GateBar } from "./GateBar.tsx";
import { NoteBox } from "./NoteBox.tsx";
import { useComposer } from "./use-composer.ts";
import { useDropImage } from "./use-drop-image.ts";

/** The composer, or the bar that stands in its place. */
export function ReplyArea() {
  const { session, viewer } = useConversation();
  const composer = useComposer();
  const { gate } = composer.state;
  const draft = useMeant(session.id);
  useFocusOnOpening();
  const mode = useComposerMode(session.conversationId);
  useModeOnlyWhileOpen(session.conversationId);
  const noting = mode === "note" && blockOf("annotate", session, viewer, composer.now) === null;
  useReplyOnceMine(session, gate);
  useFocusKept(noting ? "note" : gate);
  useDropImage(gate === null && !noting);
  const onEscape = () => focusRow(session.id);
  // NOTE: a box of its own, not the other one in other colours: nothing of one is left in the other (NO8).
  if (noting) return <NoteBox canReply={gate === null} onEscape={onEscape} />;
  if (gate) return <GateBar gate={gate} state={composer.state} draft={draft} />;
  return <Composer composer={composer} onEscape={onEscape} />;
}

/** [KB17] A keyboard would cover what was said; of a tablet it leaves room enough. */
const useIsPhone = (): boolean => [useIsNarrow(), useIsTouched()].every(Boolean);

/** Opened by a press, the next key writes; moving through the list leaves the focus in the list. A phone's keyboard stays down. */
function useFocusOnOpening(): void {
  const isPhone = useIsPhone();
  useLayoutEffect(() => {
    if (lastOpenedBy() !== "list_keys" && !isPhone) focusComposerUnless(isHandElsewhere);
  }, [isPhone]);
}

/**
 * Whose session it has just become mostly wants to answer. Not while a note is being written: what is typed now must not
 * land in the other box (NO8).
 */
function useReplyOnceMine({ id, conversationId }: SessionStanding, gate: string | null): void {
  const before = useRef(gate);
  useEffect(() => {
    const opened = before.current !== null && gate === null;
    before.current = gate;
    const writing = readDraft(id, "note").trim() !== "" || document.activeElement?.id === composerId;
    if (opened && !writing) setComposerMode(conversationId, "reply");
  }, [id, conversationId, gate]);
}

/**
 * When box and bar take each other's place, the focus goes along: what is taken out of the page takes its focus with it, the box
 * itself or the dialog that closed over it. On a phone no button hands it to the box (KB17): who wrote goes on writing.
 */
function useFocusKept(gate: string | null): void {
  const lastFocused = useRef<Element>(null);
  const isPhone = useIsPhone();
  useEffect(() => {
    const onFocusIn = ({ target }: FocusEvent) => {
      if (target instanceof Element) lastFocused.current = target;
    };
    // [KB17] What had the focus as soon as it was there was given it before anybody listened.
    const first = document.activeElement;
    if (first?.id === composerId) lastFocused.current = first;
    document.addEventListener("focusin", onFocusIn);
    return () => document.removeEventListener("focusin", onFocusIn);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the change of place matters.
  useEffect(() => {
    const last = lastFocused.current;
    const isTaken = last?.id === composerId || last?.isConnected === false;
    if (isPhone && gate === null && !(last instanceof HTMLTextAreaElement)) return;
    if (isTaken && document.activeElement === document.body) focusComposerForKeys(gateId);
  }, [gate]);
}
