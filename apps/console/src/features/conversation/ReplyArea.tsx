import { blockOf } from "@jieru/shared/domain/session";
import { useEffect, useLayoutEffect, useRef } from "react";
import { readDraft, useMeant } from "../../data/drafts/draft-store.ts";
import { useIsNarrow, useIsTouched } from "../../lib/browser/use-media.ts";
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

/** The composer, or the bar in its place. */
export function ReplyArea() {
  const { session, viewer } = useConversation();
  const composer = useComposer();
  const { gate } = composer.state;
  const draft = useMeant(session.id);
  useFocusOnOpening();
  const mode = useComposerMode(session.conversationId);
  useModeOnlyWhileOpen(session.conversationId);
  const noting = mode === "note" && blockOf("annotate", session, viewer, composer.now) === null;
  // [KB23] A box that is not there is nothing to go on from.
  const isLost = mode === "note" && !noting;
  useEffect(() => {
    if (isLost) setComposerMode(session.conversationId, "reply");
  }, [isLost, session.conversationId]);
  useReplyOnceMine(session, gate);
  useFocusKept(noting ? "note" : gate);
  const cardOpen = useCardOpen(session.conversationId, gate === null && !noting);
  useDropImage(gate === null && !noting && !cardOpen);
  const onEscape = () => focusRow(session.id);
  // NOTE: this is a component of its own, not the same box in other colours, so that no text can move from one to the
  // other (NO8).
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
const useIsPhone = (): boolean => [useIsNarrow(), useIsTouched()].every(Boolean);

/**
 * After opening a conversation the next key types into the composer, unless the agent moves through the list with the keys:
 * then the focus stays there. On a phone, the keyboard stays down.
 */
function useFocusOnOpening(): void {
  const isPhone = useIsPhone();
  useLayoutEffect(() => {
    if (lastOpenTrigger() !== "list_keys" && !isPhone) focusComposerUnless(isFocusElsewhere);
  }, [isPhone]);
}

/**
 * An agent who just became the owner mostly wants to reply. Not while they are writing a note: what they type must not end up
 * in the reply box (NO8).
 */
function useReplyOnceMine({ id, conversationId }: SteadySession, gate: string | null): void {
  const before = useRef(gate);
  useEffect(() => {
    const opened = before.current !== null && gate === null;
    before.current = gate;
    const writing = readDraft(id, "note").trim() !== "" || document.activeElement?.id === composerId;
    if (opened && !writing) setComposerMode(conversationId, "reply");
  }, [id, conversationId, gate]);
}

/**
 * When box and bar replace each other, the focus moves along, as an element that is removed loses it: the box itself, or a
 * dialog that closed over it. On a phone, a button does not hand the focus to the box (KB17), but an agent who was typing goes
 * on typing.
 */
function useFocusKept(gate: string | null): void {
  const lastFocused = useRef<Element>(null);
  const wasInList = useRef(false);
  const isPhone = useIsPhone();
  useEffect(() => {
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      wasInList.current = zoneOf(target) === "list";
      // The list as a whole has it only instead of something that is gone.
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
    const isTaken = last?.id === composerId || last?.isConnected === false;
    if (isPhone && gate === null && !(last instanceof HTMLTextAreaElement)) return;
    const at = document.activeElement;
    const isListInstead = last?.isConnected === false && at?.matches("[data-zone=list]");
    if (!isTaken || !(at === document.body || (gate === null && isListInstead))) return;
    // [KB3] The row went with the command that was given on it: the next one is given in the list too.
    if (gate !== null && wasInList.current) focusList();
    else focusComposerForKeys(gateId);
  }, [gate]);
}
