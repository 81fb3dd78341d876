import type { TopicId } from "@jieru/shared/domain/ids";
import { offeredTopics, type Topic } from "@jieru/shared/domain/wrap-up";

/** [WU9] Returns the offered topics in order, then the retired ones. */
export const topicChoices = (topics: readonly Topic[] = []): { value: TopicId; label: string }[] =>
  [...offeredTopics(topics), ...topics.filter(({ retired }) => retired)].map(({ id, name }) => ({
    value: id,
    label: name,
  }));
