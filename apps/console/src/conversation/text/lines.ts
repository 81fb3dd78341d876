/** Unicode's own ends of a line and of a paragraph: browsers draw them as nothing. */
const ends = /[\u2028\u2029]/g;

/** [RD20] A text as it is drawn: what ends a line breaks it. */
export const breakLines = (text: string): string => text.replace(ends, "\n");
