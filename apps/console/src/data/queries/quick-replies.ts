import type { AccountId, QuickReplyId } from "@jieru/shared/domain/ids";
import type { QuickReply, QuickReplyScope } from "@jieru/shared/domain/quick-reply";
import type {
  ImportedQuickReply,
  NewQuickReply,
  QuickRepliesAnswer,
  QuickReplyChange,
} from "@jieru/shared/protocol/quick-replies";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { readOrThrow, request } from "../http/http.ts";
import { type Failure, isRefusedAs, type Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";
import { queryClient } from "../http/query-client.ts";
import { keys } from "../keys.ts";
import { invalidate, invalidateOn } from "./invalidate.ts";
import { showAnswer } from "./show-answer.ts";

/** [QR1] The team's and the agent's own, in their order; the feed reports changes. */
export const quickRepliesQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("quick-replies", accountId),
    queryFn: async ({ signal }): Promise<QuickReply[]> =>
      (await readOrThrow<QuickRepliesAnswer>(paths.quickReplies(accountId), signal)).quickReplies,
  });

const none: QuickReply[] = [];
export const useQuickReplies = (accountId: AccountId): QuickReply[] =>
  useQuery(quickRepliesQuery(accountId)).data ?? none;

export const quickRepliesNow = (accountId: AccountId): QuickReply[] =>
  queryClient.getQueryData(quickRepliesQuery(accountId).queryKey) ?? none;

/** A pending request may be older than this change, so it is repeated. */
function put(accountId: AccountId, change: (all: QuickReply[]) => QuickReply[]): void {
  const { queryKey } = quickRepliesQuery(accountId);
  queryClient.setQueryData<QuickReply[]>(queryKey, (all) => all && change(all));
  if (queryClient.isFetching({ queryKey }) > 0) void invalidate(queryClient, { queryKey });
}
const inOrder = (all: QuickReply[]): QuickReply[] =>
  all.toSorted((a, b) => (a.scope === b.scope ? a.position - b.position : a.scope === "team" ? -1 : 1));

export async function addQuickReply(
  accountId: AccountId,
  body: NewQuickReply,
): Promise<Outcome<{ quickReply: QuickReply }>> {
  const outcome = await request<{ quickReply: QuickReply }>("POST", paths.quickReplies(accountId), { body });
  if (outcome.ok)
    put(accountId, (all) =>
      inOrder([...all.filter((q) => q.id !== outcome.value.quickReply.id), outcome.value.quickReply]),
    );
  return outcome;
}

export async function changeQuickReply(
  accountId: AccountId,
  id: QuickReplyId,
  body: QuickReplyChange,
): Promise<Outcome<{ quickReply: QuickReply }>> {
  const path = paths.quickReply(accountId, id);
  const outcome = await request<{ quickReply: QuickReply }>("PATCH", path, { body });
  if (outcome.ok) put(accountId, (all) => all.map((q) => (q.id === id ? outcome.value.quickReply : q)));
  if (isGone(outcome)) put(accountId, (all) => all.filter((q) => q.id !== id));
  return outcome;
}

export const isGone = (outcome: Outcome<unknown> | Failure): boolean =>
  isRefusedAs(outcome, "quick_reply_not_found");

export async function deleteQuickReply(accountId: AccountId, id: QuickReplyId): Promise<Outcome<void>> {
  const outcome = await request<void>("DELETE", paths.quickReply(accountId, id));
  if (outcome.ok || isGone(outcome)) put(accountId, (all) => all.filter((q) => q.id !== id));
  return outcome;
}

export function importQuickReplies(
  accountId: AccountId,
  scope: QuickReplyScope,
  quickReplies: readonly ImportedQuickReply[],
): Promise<Outcome<QuickRepliesAnswer>> {
  const body = { scope, quickReplies };
  const answer = request<QuickRepliesAnswer>("POST", paths.quickReplyImport(accountId), { body });
  return showAnswer(quickRepliesQuery(accountId), answer, (imported) => imported.quickReplies);
}

export function orderQuickReplies(
  accountId: AccountId,
  scope: QuickReplyScope,
  ids: QuickReplyId[],
): Promise<Outcome<QuickRepliesAnswer>> {
  const place = new Map(ids.map((id, i) => [id, i]));
  put(accountId, (all) => inOrder(all.map((q) => ({ ...q, position: place.get(q.id) ?? q.position }))));
  const answer = request<QuickRepliesAnswer>("PUT", paths.quickReplyOrder(accountId), {
    body: { scope, ids },
  });
  return showAnswer(quickRepliesQuery(accountId), answer, ({ quickReplies }) => quickReplies);
}

invalidateOn("quick_replies_changed", "quick-replies");
