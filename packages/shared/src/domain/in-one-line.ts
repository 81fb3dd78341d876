/** Characters that turn the direction of whatever follows them, also of what somebody else has written. */
export const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/** [LG10] What somebody is called, or calls a thing, as it may stand in a line with others. */
export const inOneLine = (name: string): string =>
  name
    .replace(turning, "")
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
