import type { AccountId, TopicId } from "@jieru/shared/domain/ids";
import type { Topic } from "@jieru/shared/domain/wrap-up";
import { readChoice, storeChoice } from "../../../lib/browser/stored-choice.ts";

const maxRecentTopics = 5;

const keyOf = (accountId: AccountId): string => `topics ${accountId}`;
const recentTopicIds = (accountId: AccountId): string[] => (readChoice(keyOf(accountId)) ?? "").split(" ");

export function recordTopicUse(accountId: AccountId, id: TopicId): void {
  const ids = [id, ...recentTopicIds(accountId).filter((one) => one !== id && one !== "")];
  storeChoice(keyOf(accountId), ids.slice(0, maxRecentTopics).join(" "));
}

/** Returns recently used topics first, others in the account's order. */
export function recentTopicsFirst(accountId: AccountId, topics: readonly Topic[]): Topic[] {
  const used = recentTopicIds(accountId);
  const placeOf = ({ id }: Topic) => (used.includes(id) ? used.indexOf(id) : used.length);
  return topics.toSorted((a, b) => placeOf(a) - placeOf(b));
}
