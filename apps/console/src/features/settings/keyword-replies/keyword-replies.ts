/** The account's keyword replies. The feed says when somebody has changed them. */

import type { AccountId, KeywordReplyId } from "@jieru/shared/domain/ids";
import type { KeywordReply } from "@jieru/shared/domain/keyword-reply";
import type { KeywordRepliesAnswer } from "@jieru/shared/protocol/keyword-replies";
import { queryOptions } from "@tanstack/react-query";
import { type Method, readOrThrow, request } from "../../../data/http/http.ts";
import type { Outcome } from "../../../data/http/outcome.ts";
import { paths } from "../../../data/http/paths.ts";
import { queryClient } from "../../../data/http/query-client.ts";
import { keys } from "../../../data/keys.ts";
import { askAgain, askAgainOn } from "../../../data/queries/ask-again.ts";

/** What a form sets of a rule. */
export type KeywordReplyFields = Pick<KeywordReply, "name" | "keywords" | "text">;

export const keywordRepliesQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("keyword-replies", accountId),
    queryFn: async ({ signal }): Promise<KeywordReply[]> =>
      (await readOrThrow<KeywordRepliesAnswer>(paths.keywordReplies(accountId), signal)).keywordReplies,
  });

/** Shown at once, until the server has answered. */
const show = (accountId: AccountId, next: (rules: KeywordReply[]) => KeywordReply[]) =>
  queryClient.setQueryData<KeywordReply[]>(
    keywordRepliesQuery(accountId).queryKey,
    (rules) => rules && next(rules),
  );

// Numbers the requests; not rendered.
let changes = 0;
/**
 * Of several under way the last one's answer is shown, which knows of the others. What is being read just now may have been read before:
 * it is asked for once more.
 */
async function change(
  accountId: AccountId,
  method: Method,
  rest: string,
  body?: object,
): Promise<Outcome<KeywordRepliesAnswer>> {
  const path = `${paths.keywordReplies(accountId)}${rest}`;
  const nth = ++changes;
  const outcome = await request<KeywordRepliesAnswer>(method, path, body && { body });
  const { queryKey } = keywordRepliesQuery(accountId);
  if (outcome.ok && nth === changes) show(accountId, () => outcome.value.keywordReplies);
  if (!outcome.ok || queryClient.isFetching({ queryKey }) > 0) void askAgain(queryClient, { queryKey });
  return outcome;
}

export const addKeywordReply = (accountId: AccountId, fields: KeywordReplyFields) =>
  change(accountId, "POST", "", fields);

export const changeKeywordReply = (
  accountId: AccountId,
  id: KeywordReplyId,
  fields: Partial<KeywordReplyFields>,
) => change(accountId, "PATCH", `/${encodeURIComponent(id)}`, fields);

export function turnKeywordReply(accountId: AccountId, id: KeywordReplyId, on: boolean) {
  show(accountId, (rules) => rules.map((rule) => (rule.id === id ? { ...rule, on } : rule)));
  return change(accountId, "PATCH", `/${encodeURIComponent(id)}`, { on });
}

export const removeKeywordReply = (accountId: AccountId, id: KeywordReplyId) =>
  change(accountId, "DELETE", `/${encodeURIComponent(id)}`);

/** Of all the rules that are shown. */
export function orderKeywordReplies(accountId: AccountId, ids: readonly KeywordReplyId[]) {
  show(accountId, (rules) => rules.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)));
  return change(accountId, "PUT", "/order", { ids });
}

askAgainOn("keyword_replies_changed", "keyword-replies");
