import type { QuickReply } from "@jieru/shared/domain/quick-reply";
import { initialsOf } from "../../../lib/text/initials.ts";

/** Returns how well it matches, 0 is best, or null. */
function rankOf(q: QuickReply, words: string): number | null {
  const shortcut = q.shortcut?.toLowerCase() ?? "";
  const title = q.title.toLowerCase();
  if (shortcut === words) return 0;
  if (shortcut.startsWith(words)) return 1;
  if (title.startsWith(words)) return 2;
  if (title.includes(words)) return 3;
  const initials = initialsOf(title);
  if (initials.startsWith(words)) return 4;
  if (initials.includes(words)) return 5;
  if (q.category.toLowerCase().includes(words)) return 6;
  return q.text.toLowerCase().includes(words) ? 7 : null;
}

/** [QR7] Returns the matches, best first; equal ones in their stored order. */
export function searchQuickReplies(all: readonly QuickReply[], search: string): QuickReply[] {
  const words = search.toLowerCase();
  if (words === "") return [...all];
  const found = all.flatMap((quickReply) => {
    const rank = rankOf(quickReply, words);
    return rank === null ? [] : [{ quickReply, rank }];
  });
  return found.sort((a, b) => a.rank - b.rank).map((f) => f.quickReply);
}
