import { lengthOf } from "@jieru/shared/domain/length-of";

/**
 * What stands in a field, of at most `max` characters as a person counts them: of what was put in too much goes before the caret, which
 * stays, as with the field's own `maxlength`, which counts an emoji as two. Not while an input method composes.
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
