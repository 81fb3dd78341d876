import type { AccountId, TopicId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { WrapUp } from "@jieru/shared/domain/wrap-up";
import type { TopicsAnswer } from "@jieru/shared/protocol/wrap-up";
import { type Method, request } from "../http/http.ts";
import type { Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";
import { queryClient } from "../http/query-client.ts";
import { keys } from "../keys.ts";
import { act, becomingMine } from "../optimistic/actions.ts";
import { wrappedUp } from "../optimistic/patches.ts";
import { invalidate } from "./invalidate.ts";
import { sessionQuery } from "./session.ts";

/** [WU2] The feed updates listed sessions; an ended one is updated from the response. */
export async function wrapUpSession(
  accountId: AccountId,
  { id, conversationId }: Pick<Session, "id" | "conversationId">,
  wrapUp: WrapUp | null,
): Promise<Outcome<{ session: Session }>> {
  const body = { wrapUp: wrapUp && { topicId: wrapUp.topicId, line: wrapUp.line } };
  const step = { accountId, target: id, action: "wrapUp", patch: wrappedUp(id, wrapUp) } as const;
  const outcome = await act(step, async () => {
    await becomingMine(id);
    return request<{ session: Session }>("PUT", paths.ofSession(id, "wrap-up"), { body });
  });
  if (!outcome.ok) return outcome;
  const { session } = outcome.value;
  if (session.state === "ended") queryClient.setQueryData(sessionQuery(id).queryKey, session);
  void invalidate(queryClient, { queryKey: keys.sessionsOf(conversationId) });
  return outcome;
}

const ask = (method: Method, path: string, body: object): Promise<Outcome<TopicsAnswer>> =>
  request(method, path, { body });

export const addTopic = (accountId: AccountId, name: string) =>
  ask("POST", paths.topics(accountId), { name });

export const changeTopic = (
  accountId: AccountId,
  id: TopicId,
  change: { name?: string; retired?: boolean },
) => ask("PATCH", paths.topic(accountId, id), change);

export const orderTopics = (accountId: AccountId, ids: readonly TopicId[]) =>
  ask("PUT", paths.topicOrder(accountId), { ids });
