/** [WU2] The topics an agent chose last, in this browser. */
import type { AccountId, TopicId } from "@jieru/shared/domain/ids";
import type { Topic } from "@jieru/shared/domain/wrap-up";
import { keepChoice, keptChoice } from "../../../lib/browser/browser-memory.ts";

/** As many as are in view at once. */
const remembered = 5;

const keyOf = (accountId: AccountId): string => `topics ${accountId}`;
const usedLast = (accountId: AccountId): string[] => (keptChoice(keyOf(accountId)) ?? "").split(" ");

export function noteUse(accountId: AccountId, id: TopicId): void {
  const ids = [id, ...usedLast(accountId).filter((one) => one !== id && one !== "")];
  keepChoice(keyOf(accountId), ids.slice(0, remembered).join(" "));
}

/** Those used last come first, the others in the account's order. */
export function lastUsedFirst(accountId: AccountId, topics: readonly Topic[]): Topic[] {
  const used = usedLast(accountId);
  const placeOf = ({ id }: Topic) => (used.includes(id) ? used.indexOf(id) : used.length);
  return topics.toSorted((a, b) => placeOf(a) - placeOf(b));
}
