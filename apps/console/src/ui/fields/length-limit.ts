import { lengthOf } from "@jieru/shared/domain/length-of";
import type { ChangeEvent, CompositionEvent } from "react";
import { i18n } from "../../i18n/i18n.ts";
import { showToast } from "../../lib/toast-store.ts";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Cuts a field's text to `max` characters before the caret. Counts an emoji as one. Not for use during composition. */
export function limitLength(field: Field, max: number): string {
  const over = lengthOf(field.value) - max;
  if (over <= 0) return field.value;
  const caret = field.selectionEnd ?? field.value.length;
  const head = Array.from(field.value.slice(0, caret)).slice(0, -over).join("");
  field.value = `${head}${field.value.slice(caret)}`;
  field.setSelectionRange(head.length, head.length);
  return field.value;
}

/** [TR15] A cut of pasted text is easily missed. */
function toastIfCut({ inputType }: InputEvent, wasCut: boolean, max: number): void {
  const isPasted = inputType === "insertFromPaste" || inputType === "insertFromDrop";
  if (wasCut && isPasted) showToast({ text: i18n.t("cut", { limit: max }) });
}

/** Returns handlers that limit a field to `max` characters, except during composition. */
export const lengthLimit = (max: number, onText: (text: string) => void) => ({
  onChange: ({ target, nativeEvent }: ChangeEvent<Field>) => {
    const event = nativeEvent as InputEvent;
    if (event.isComposing) return onText(target.value);
    const typed = target.value;
    const limited = limitLength(target, max);
    toastIfCut(event, limited !== typed, max);
    onText(limited);
  },
  onCompositionEnd: ({ currentTarget }: CompositionEvent<Field>) => onText(limitLength(currentTarget, max)),
});
