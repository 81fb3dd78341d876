/** Unicode's line and paragraph separators, which browsers draw as nothing. */
const ends = /[\u2028\u2029]/g;

/** [RD20] The text to draw, with line breaks for these separators. */
export const breakLines = (text: string): string => text.replace(ends, "\n");
