/** The account's keyword replies. The feed reports changes by others. */

import type { AccountId, KeywordReplyId } from "@jieru/shared/domain/ids";
import type { KeywordReply } from "@jieru/shared/domain/keyword-reply";
import type { KeywordRepliesAnswer } from "@jieru/shared/protocol/keyword-replies";
import { queryOptions } from "@tanstack/react-query";
import { type Method, readOrThrow, request } from "../../../data/http/http.ts";
import { paths } from "../../../data/http/paths.ts";
import { queryClient } from "../../../data/http/query-client.ts";
import { keys } from "../../../data/keys.ts";
import { invalidateOn } from "../../../data/queries/invalidate.ts";
import { showAnswer } from "../../../data/queries/show-answer.ts";

export type KeywordReplyFields = Pick<KeywordReply, "name" | "keywords" | "text">;

export const keywordRepliesQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("keyword-replies", accountId),
    queryFn: async ({ signal }): Promise<KeywordReply[]> =>
      (await readOrThrow<KeywordRepliesAnswer>(paths.keywordReplies(accountId), signal)).keywordReplies,
  });

/** Shows a change until the server has answered. */
const show = (accountId: AccountId, next: (rules: KeywordReply[]) => KeywordReply[]) =>
  queryClient.setQueryData<KeywordReply[]>(
    keywordRepliesQuery(accountId).queryKey,
    (rules) => rules && next(rules),
  );

const change = (accountId: AccountId, method: Method, rest: string, body?: object) =>
  showAnswer(
    keywordRepliesQuery(accountId),
    request<KeywordRepliesAnswer>(method, `${paths.keywordReplies(accountId)}${rest}`, body && { body }),
    (answer) => answer.keywordReplies,
  );

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

export function orderKeywordReplies(accountId: AccountId, ids: readonly KeywordReplyId[]) {
  show(accountId, (rules) => rules.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)));
  return change(accountId, "PUT", "/order", { ids });
}

invalidateOn("keyword_replies_changed", "keyword-replies");
