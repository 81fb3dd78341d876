import type { News } from "./news.ts";
import { mergeMs } from "./ways.ts";

export interface GatheredPosts {
  add: (news: readonly News[]) => void;
  /** What is not posted yet, and is none of these, never will be. */
  keep: (of: (news: News) => boolean) => void;
  stop: () => void;
}

/** Posts at once; further news is collected and posted every three seconds, as far as it still stands. */
export function gatherPosts(
  post: (news: readonly News[]) => void,
  stands: (news: News) => boolean,
): GatheredPosts {
  let gathered: News[] = [];
  let posting: ReturnType<typeof setTimeout> | undefined;
  function postNow(): void {
    const news = gathered.filter(stands);
    gathered = [];
    posting = undefined;
    if (news.length === 0) return;
    post(news);
    posting = setTimeout(postNow, mergeMs);
  }
  return {
    add(news) {
      gathered.push(...news);
      if (gathered.length > 0 && posting === undefined) postNow();
    },
    keep(of) {
      gathered = gathered.filter(of);
    },
    stop: () => clearTimeout(posting),
  };
}
