/** Unicode's line and paragraph separators, which browsers do not break at. */
const ends = /[\u2028\u2029]/g;

/** [RD20] Returns the text with line breaks for these separators. */
export const breakLines = (text: string): string => text.replace(ends, "\n");
