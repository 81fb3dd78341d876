import { type ClipboardEvent, type Ref, useImperativeHandle, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { cx } from "../ui/cx.ts";
import { useConversation } from "./conversation-context.ts";
import { composerId } from "./focus-composer.ts";
import { imageOf } from "./image-file.ts";
import { useEnterKey } from "./use-enter-key.ts";

const heightPx = { min: 46, max: 200 };

export interface DraftBoxHandle {
  focus: () => void;
  /** At the caret, over what is selected. */
  insert: (text: string) => void;
}

interface DraftBoxProps {
  text: string;
  onText: (text: string) => void;
  onEnter: () => void;
  onEscape: () => void;
  onImage?: (file: File) => void;
  /** What is written is for colleagues. */
  note?: boolean;
  describedBy: string;
  ref: Ref<DraftBoxHandle>;
}

/** The text being written: grows with its lines, takes pasted images, knows the IME. */
export function DraftBox(props: DraftBoxProps) {
  const { text, onText, onEnter, onEscape, onImage, note = false, describedBy, ref } = props;
  const { t } = useTranslation("conversation");
  const { customerName } = useConversation();
  const box = useRef<HTMLTextAreaElement>(null);
  const keys = useEnterKey(onEnter, onEscape);
  useGrowing(box, text);
  useImperativeHandle(ref, () => ({
    focus: () => box.current?.focus(),
    insert: (inserted) => {
      const el = box.current;
      if (!el) return;
      el.focus();
      el.setRangeText(inserted, el.selectionStart, el.selectionEnd, "end");
      onText(el.value);
    },
  }));
  const onPaste = (event: ClipboardEvent) => {
    const file = event.clipboardData.getData("text/plain") ? null : imageOf(event.clipboardData);
    if (!file || !onImage) return;
    event.preventDefault();
    onImage(file);
  };
  return (
    <textarea
      ref={box}
      {...keys}
      id={composerId}
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
        "thin-scroll block w-full resize-none bg-transparent px-3 pt-[9px] pb-1 text-14 wrap-anywhere outline-none! max-narrow:rounded-tile max-narrow:py-2.5 max-narrow:text-16 max-narrow:inset-ring",
        note
          ? "placeholder:text-note max-narrow:inset-ring-note-line"
          : "placeholder:text-ink-3 max-narrow:bg-surface-1 max-narrow:inset-ring-border-2",
      )}
    />
  );
}

function useGrowing(box: React.RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what changes the height.
  useLayoutEffect(() => {
    const el = box.current;
    if (!el) return;
    el.style.height = "0";
    el.style.height = `${Math.min(heightPx.max, Math.max(heightPx.min, el.scrollHeight))}px`;
    el.style.overflowY = el.scrollHeight > heightPx.max ? "auto" : "hidden";
  }, [box, text]);
}
