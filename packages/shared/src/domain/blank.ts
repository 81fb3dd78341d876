/** Blanks, control characters, characters without a shape, and the Braille blank. */
const unseen = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** [RD18] [OB10] [LG9] Returns whether a text has no visible character. */
export const isBlank = (text: string): boolean => unseen.test(text);

/** [DI6] [BL4] Returns the text, or null without a visible character. */
export const seenOf = (text: string | null | undefined): string | null =>
  text && !isBlank(text) ? text : null;
