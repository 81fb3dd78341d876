/** Blanks as typed, control characters, characters without a shape of their own, and the blank of Braille. */
const unseen = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** [RD18] [OB10] [LG9] Whether nothing of a text can be seen. */
export const isBlank = (text: string): boolean => unseen.test(text);

/** [DI6] [BL4] What somebody has written, or null where nothing of it can be seen. */
export const seenOf = (text: string | null | undefined): string | null =>
  text && !isBlank(text) ? text : null;
