import { cx } from "@jieru/ui/cx.ts";
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { isComposing, keyOf } from "../../../lib/keyboard/keys.ts";
import { useEnterKey } from "../../../lib/keyboard/use-enter-key.ts";
import { Textarea } from "../../../ui/fields/Textarea.tsx";
import { composerId } from "../../opening/focus-composer.ts";
import { firstImageIn, showOtherImagesToast } from "../attachment/image-file.ts";
import { useConversation } from "../conversation-context.ts";
import { slotAfter } from "../quick-replies/slots.ts";
import { type DraftBoxHandle, handleOf, selectSlot } from "./draft-box-handle.ts";

/** The limits in the box's CSS classes, which also consider low windows. */
const heightPx = { min: 46, max: 189 };

interface DraftBoxProps {
  text: string;
  onText: (text: string) => void;
  onEnter: () => void;
  /** Called for Enter with Ctrl or ⌘; absent: as a plain Enter. */
  onModEnter?: () => void;
  onEscape: () => void;
  onImage?: (file: File) => void;
  /** Gets every key first, except those of the IME; returns true if it handled the key. */
  onKey?: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;
  list?: { id: string; activeId: string | undefined } | null;
  note?: boolean;
  describedBy: string;
  ref: Ref<DraftBoxHandle>;
}

export function DraftBox(props: DraftBoxProps) {
  const {
    text,
    onText,
    onEnter,
    onModEnter,
    onEscape,
    onImage,
    onKey,
    list,
    note = false,
    describedBy,
    ref,
  } = props;
  const { t } = useTranslation("conversation");
  const { customerName } = useConversation();
  const box = useRef<HTMLTextAreaElement>(null);
  const withMod = useRef(false);
  const keys = useEnterKey(() => (withMod.current && onModEnter ? onModEnter() : onEnter()), onEscape);
  useAutoHeight(box, text);
  // [KB17] Browsers put the caret before the initial text.
  useLayoutEffect(() => {
    const end = box.current?.value.length ?? 0;
    box.current?.setSelectionRange(end, end);
  }, []);
  useImperativeHandle(ref, () => handleOf(box, onText));
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!isComposing(event) && (onKey?.(event) || goToSlot(event))) return;
    withMod.current = keyOf(event) === "Mod+Enter";
    keys.onKeyDown(event);
  };
  const onPaste = (event: ClipboardEvent) => {
    const file = event.clipboardData.getData("text/plain") ? null : firstImageIn(event.clipboardData);
    if (!file || !onImage) return;
    event.preventDefault();
    showOtherImagesToast(event.clipboardData, file);
    onImage(file);
  };
  return (
    <Textarea
      variant="bare"
      tone={note ? "note" : "plain"}
      ref={box}
      onKeyDown={onKeyDown}
      onKeyUp={keys.onKeyUp}
      aria-autocomplete={list ? "list" : undefined}
      aria-controls={list?.id}
      aria-activedescendant={list?.activeId}
      id={composerId}
      dir="auto"
      data-testid={note ? "note-input" : "composer-input"}
      rows={1}
      value={text}
      onChange={(event) => onText(event.target.value)}
      onPaste={onPaste}
      placeholder={t(note ? "note.placeholder" : "composer.placeholder")}
      aria-label={t(note ? "note.label" : "composer.label", { name: customerName })}
      aria-describedby={describedBy}
      enterKeyHint="send"
      className={cx(
        "thin-scroll field-sizing-content max-h-[min(189px,27dvh)] min-h-[46px] w-full px-3 pt-[9px] pb-1 scroll-pb-1 text-14 wrap-anywhere forced-colors:mb-1 forced-colors:focus-visible:outline-offset-[-3px] max-narrow:rounded-tile max-narrow:py-2.5 max-narrow:scroll-pb-2.5 max-narrow:inset-ring max-narrow:focus:inset-ring-2",
        note
          ? "max-narrow:inset-ring-note-line max-narrow:focus:inset-ring-note"
          : "max-narrow:bg-surface-1 max-narrow:inset-ring-border-2 max-narrow:focus:inset-ring-accent-solid",
      )}
    />
  );
}

/** [QR8] Tab moves to the next slot, and out of the box after the last one. */
function goToSlot(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
  const el = event.currentTarget;
  if (event.key !== "Tab" || event.shiftKey) return false;
  const slot = slotAfter(el.value, el.selectionEnd);
  if (!slot) return false;
  event.preventDefault();
  selectSlot(el, slot);
  return true;
}

/** `field-sizing` needs no layout of the page for every letter. */
const hasFieldSizing = CSS.supports("field-sizing", "content");

function useAutoHeight(boxRef: React.RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text changes the height.
  useLayoutEffect(() => {
    const el = boxRef.current;
    if (!el || hasFieldSizing) return;
    el.style.height = "0";
    el.style.height = `${Math.min(heightPx.max, Math.max(heightPx.min, el.scrollHeight))}px`;
    el.style.overflowY = el.scrollHeight > el.clientHeight ? "auto" : "hidden";
  }, [boxRef, text]);
}
