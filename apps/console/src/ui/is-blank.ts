/** Blanks as typed, characters without a shape of their own, and the blank of Braille. */
const unseen = /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** [RD18] Whether nothing of a text can be seen. */
export const isBlank = (text: string): boolean => unseen.test(text);
