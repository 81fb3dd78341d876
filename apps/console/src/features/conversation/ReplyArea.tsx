import { blockOf } from "@jieru/shared/domain/session";
import { useEffect, useLayoutEffect, useRef } from "react";
import { readDraft, useTextToSend } from "../../data/drafts/draft-store.ts";
import { useIsNarrow, useIsTouchOnly } from "../../lib/browser/use-media.ts";
import { focusList, zoneOf } from "../commands/zone.ts";
import { focusRow } from "../opening/find-row.ts";
import { composerId, focusComposerForKeys, focusComposerUnless, gateId } from "../opening/focus-composer.ts";
import { isFocusElsewhere } from "../opening/focus-tracking.ts";
import { setComposerMode, useComposerMode, useModeOnlyWhileOpen } from "../opening/note-mode.ts";
import { lastOpenTrigger } from "../opening/open-trigger.ts";
import type { SteadySession } from "../session/use-steady-session.ts";
import { useDropImage } from "./attachment/use-drop-image.ts";
import { CardBox } from "./card/CardBox.tsx";
import { useCardOpen } from "./card/card-box.ts";
import { Composer } from "./composer/Composer.tsx";
import { NoteBox } from "./composer/NoteBox.tsx";
import { useComposer } from "./composer/use-composer.ts";
import { useConversation } from "./conversation-context.ts";
import { GateBar } from "./gate/GateBar.tsx";

export function ReplyArea() {
  const { session, viewer } = useConversation();
  const composer = useComposer();
  const { gate } = composer.state;
  const draft = useTextToSend(session.id);
  useFocusOnOpening();
  const mode = useComposerMode(session.conversationId);
  useModeOnlyWhileOpen(session.conversationId);
  const noting = mode === "note" && blockOf("annotate", session, viewer, composer.now) === null;
  const isLost = mode === "note" && !noting;
  useEffect(() => {
    if (isLost) setComposerMode(session.conversationId, "reply");
  }, [isLost, session.conversationId]);
  useReplyModeForNewOwner(session, gate);
  useRestoreFocus(noting ? "note" : gate);
  const cardOpen = useCardOpen(session.conversationId, gate === null && !noting);
  useDropImage(gate === null && !noting && !cardOpen);
  const onEscape = () => focusRow(session.id);
  // NOTE: a component of its own, so that no text can move between notes and replies (NO8).
  if (noting) return <NoteBox canReply={gate === null} onEscape={onEscape} />;
  if (gate) return <GateBar gate={gate} state={composer.state} draft={draft} onEscape={onEscape} />;
  return (
    <>
      <Composer composer={composer} onEscape={onEscape} />
      <CardBox open={cardOpen} />
    </>
  );
}

/** [KB17] On a phone the keyboard would cover the messages; on a tablet there is room enough. */
const useIsPhone = (): boolean => [useIsNarrow(), useIsTouchOnly()].every(Boolean);

function useFocusOnOpening(): void {
  const isPhone = useIsPhone();
  useLayoutEffect(() => {
    if (lastOpenTrigger() !== "list_keys" && !isPhone) focusComposerUnless(isFocusElsewhere);
  }, [isPhone]);
}

/** Switches to replies when the agent becomes the owner, unless they are writing a note (NO8). */
function useReplyModeForNewOwner({ id, conversationId }: SteadySession, gate: string | null): void {
  const before = useRef(gate);
  useEffect(() => {
    const opened = before.current !== null && gate === null;
    before.current = gate;
    const writing = readDraft(id, "note").trim() !== "" || document.activeElement?.id === composerId;
    if (opened && !writing) setComposerMode(conversationId, "reply");
  }, [id, conversationId, gate]);
}

/**
 * Moves the focus when box and bar replace each other, as a removed element loses it. On a phone, a button does not
 * pass the focus to the box (KB17).
 */
function useRestoreFocus(gate: string | null): void {
  const lastFocused = useRef<Element>(null);
  const wasInList = useRef(false);
  const isPhone = useIsPhone();
  useEffect(() => {
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      wasInList.current = zoneOf(target) === "list";
      // The list has the focus only as a substitute for a removed element.
      if (!target.matches("[data-zone]")) lastFocused.current = target;
    };
    // [KB17] The box may have been focused before this listener existed.
    const first = document.activeElement;
    if (first?.id === composerId) lastFocused.current = first;
    document.addEventListener("focusin", onFocusIn);
    return () => document.removeEventListener("focusin", onFocusIn);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the gate matters.
  useEffect(() => {
    const last = lastFocused.current;
    const isFocusLost = last?.id === composerId || last?.isConnected === false;
    if (isPhone && gate === null && !(last instanceof HTMLTextAreaElement)) return;
    const at = document.activeElement;
    const isListInstead = last?.isConnected === false && at?.matches("[data-zone=list]");
    if (!isFocusLost || !(at === document.body || (gate === null && isListInstead))) return;
    // [KB3] A command on a list row removed the row: the next command belongs to the list too.
    if (gate !== null && wasInList.current) focusList();
    else focusComposerForKeys(gateId);
  }, [gate]);
}
