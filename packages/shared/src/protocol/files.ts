/** Parameters of every export: the language of its headings, and its days. */

export const fileLanguages = ["zh-CN", "zh-TW", "en"] as const;
export type FileLanguage = (typeof fileLanguages)[number];

/** [RP4] No desk is older, and days beyond the year 9999 have another format. */
export const firstFileDay = "1970-01-01";
export const lastFileDay = "2999-12-31";
