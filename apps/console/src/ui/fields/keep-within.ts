import { lengthOf } from "@jieru/shared/domain/length-of";

/**
 * Cuts a field's text to at most `max` characters and returns it. Like the field's own `maxlength`, it removes the surplus just
 * before the caret, but counts characters as a person does, an emoji as one. Do not call it while an input method composes.
 */
export function keptWithin(field: HTMLInputElement, max: number): string {
  const over = lengthOf(field.value) - max;
  if (over <= 0) return field.value;
  const caret = field.selectionEnd ?? field.value.length;
  const head = Array.from(field.value.slice(0, caret)).slice(0, -over).join("");
  field.value = `${head}${field.value.slice(caret)}`;
  field.setSelectionRange(head.length, head.length);
  return field.value;
}
