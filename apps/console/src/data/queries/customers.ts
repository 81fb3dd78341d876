import type { AccountId, ConversationId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { KnownTag, TagsChange } from "@jieru/shared/domain/tags";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow, request } from "../http/http.ts";
import type { Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";
import { queryClient } from "../http/query-client.ts";
import { keys } from "../keys.ts";
import { act } from "../optimistic/actions.ts";
import { blockedAs, type OptimisticPatch, remarked, tagged } from "../optimistic/patches.ts";
import { invalidate, invalidateOn } from "./invalidate.ts";
import { putCustomer } from "./put-customer.ts";
import { createSerializer } from "./serializer.ts";

type Answer = Promise<Outcome<{ session: Session }>>;

interface Change {
  accountId: AccountId;
  id: ConversationId;
  action: "remark" | "tags" | "blocked";
  patch: OptimisticPatch;
  method?: "PUT" | "PATCH";
  path: string;
  body: object;
}

const serialize = createSerializer();

/** The feed updates listed sessions; an ended one is updated from the response. */
async function change({ accountId, id, action, patch, method = "PUT", path, body }: Change): Answer {
  const outcome: Awaited<Answer> = await act({ accountId, target: id, action, patch }, () =>
    serialize(() => request(method, path, { body })),
  );
  if (outcome.ok) putCustomer(queryClient, outcome.value.session.customer);
  if (outcome.ok && action === "blocked")
    void invalidate(queryClient, { queryKey: keys.list("blocked", accountId) });
  if (action === "tags") void invalidate(queryClient, knownTagsQuery(accountId));
  return outcome;
}

export const setRemark = (accountId: AccountId, id: ConversationId, remark: string | null): Answer =>
  change({
    accountId,
    id,
    action: "remark",
    patch: remarked(id, remark),
    path: paths.remark(id),
    body: { remark },
  });

/** [TG4] Sends added and removed tags, so that colleagues' changes stay. */
export const changeTags = (accountId: AccountId, id: ConversationId, tags: TagsChange): Answer =>
  change({
    accountId,
    id,
    action: "tags",
    patch: tagged(id, tags),
    method: "PATCH",
    path: paths.tags(id),
    body: tags,
  });

export const setBlocked = (
  accountId: AccountId,
  id: ConversationId,
  blocked: boolean,
  reason: string | null = null,
): Answer =>
  change({
    accountId,
    id,
    action: "blocked",
    patch: blockedAs(id, blocked),
    path: paths.blocked(id),
    body: { blocked, reason },
  });

/** [TG3] The account's tags, most used first. */
export const knownTagsQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("tags", accountId),
    staleTime: 0,
    queryFn: async ({ signal }) =>
      (await readOrThrow<{ tags: KnownTag[] }>(paths.knownTags(accountId), signal)).tags,
  });

invalidateOn("tags_changed", "tags");
