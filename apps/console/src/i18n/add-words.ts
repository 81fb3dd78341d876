import { words } from "./i18n.ts";
import type { PageWords } from "./languages.ts";

/** Called by a page's own chunk as it arrives, before anything of the page is drawn. Other languages bring everything at once. */
export const addWords = <Area extends keyof PageWords>(area: Area, ofPage: PageWords[Area]): void => {
  words.addResourceBundle("zh-CN", area, ofPage);
};
