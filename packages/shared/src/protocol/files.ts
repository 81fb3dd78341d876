/** What is asked of every file to take along: the language of its headings, and of which days it is. */

export const fileLanguages = ["zh-CN", "zh-TW", "en"] as const;
export type FileLanguage = (typeof fileLanguages)[number];

/** [RP4] Outside these nobody has a desk, and beyond the year 9999 a day is written otherwise. */
export const firstFileDay = "1970-01-01";
export const lastFileDay = "2999-12-31";
