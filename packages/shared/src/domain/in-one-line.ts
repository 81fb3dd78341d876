/** Characters that change the direction of the text after them. */
export const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/** [LG10] Returns a name in a form that fits into a line with other text. */
export const inOneLine = (name: string): string =>
  name
    .replace(turning, "")
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
