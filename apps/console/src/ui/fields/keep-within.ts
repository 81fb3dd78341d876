import { lengthOf } from "@jieru/shared/domain/length-of";
import type { ChangeEvent, CompositionEvent } from "react";
import { i18n } from "../../i18n/i18n.ts";
import { showToast } from "../../lib/toast-store.ts";

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * Cuts a field's text to at most `max` characters and returns it. Like the field's own `maxlength`, it removes the surplus just
 * before the caret, but counts characters as a person does, an emoji as one. Do not call it while an input method composes.
 */
export function keptWithin(field: Field, max: number): string {
  const over = lengthOf(field.value) - max;
  if (over <= 0) return field.value;
  const caret = field.selectionEnd ?? field.value.length;
  const head = Array.from(field.value.slice(0, caret)).slice(0, -over).join("");
  field.value = `${head}${field.value.slice(caret)}`;
  field.setSelectionRange(head.length, head.length);
  return field.value;
}

/** [TR15] What was cut off goes unseen by who pasted it. */
function tellIfCut({ inputType }: InputEvent, wasCut: boolean, max: number): void {
  const isPasted = inputType === "insertFromPaste" || inputType === "insertFromDrop";
  if (wasCut && isPasted) showToast({ text: i18n.t("cut", { limit: max }) });
}

/** What a field does as it is typed in that takes at most `max` characters: too long only while an input method composes. */
export const keepingWithin = (max: number, onText: (text: string) => void) => ({
  onChange: ({ target, nativeEvent }: ChangeEvent<Field>) => {
    const event = nativeEvent as InputEvent;
    if (event.isComposing) return onText(target.value);
    const put = target.value;
    const kept = keptWithin(target, max);
    tellIfCut(event, kept !== put, max);
    onText(kept);
  },
  onCompositionEnd: ({ currentTarget }: CompositionEvent<Field>) => onText(keptWithin(currentTarget, max)),
});
