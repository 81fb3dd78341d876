import { lengthOf } from "@jieru/shared/domain/length-of";
import type { ChangeEvent, CompositionEvent } from "react";

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

/** What a field does as it is typed in that takes at most `max` characters: too long only while an input method composes. */
export const keepingWithin = (max: number, onText: (text: string) => void) => ({
  onChange: ({ target, nativeEvent }: ChangeEvent<Field>) =>
    onText((nativeEvent as InputEvent).isComposing ? target.value : keptWithin(target, max)),
  onCompositionEnd: ({ currentTarget }: CompositionEvent<Field>) => onText(keptWithin(currentTarget, max)),
});
