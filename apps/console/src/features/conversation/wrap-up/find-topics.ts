import type { TopicId } from "@jieru/shared/domain/ids";
import type { Topic } from "@jieru/shared/domain/wrap-up";
import { initialsOf } from "../../../lib/text/initials.ts";
import { pinyinPlace } from "../../../lib/text/pinyin.ts";

/** Returns topics whose name, pinyin or initials contain the text. */
export function findTopics(topics: readonly Topic[], find: string): Topic[] {
  const wanted = find.trim().toLowerCase();
  return topics.filter(
    ({ name }) =>
      [name.toLowerCase(), initialsOf(name)].some((text) => text.includes(wanted)) ||
      pinyinPlace(name, wanted) >= 0,
  );
}

/** Returns the first match; null without a search. */
export const firstTopic = (topics: readonly Topic[], find: string): TopicId | null =>
  find.trim() === "" ? null : (findTopics(topics, find)[0]?.id ?? null);

/** Returns the next one down or up; without a choice, the first or the last. */
export function nextTopic(topics: readonly Topic[], from: TopicId | null, step: number): TopicId | null {
  const first = step > 0 ? 0 : topics.length - 1;
  const at = from === null ? first : topics.findIndex(({ id }) => id === from) + step;
  return topics[Math.min(topics.length - 1, Math.max(0, at))]?.id ?? null;
}
