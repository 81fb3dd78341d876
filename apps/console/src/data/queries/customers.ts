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
import { blockedAs, type Overlay, remarked, tagged } from "../optimistic/overlay.ts";
import { askAgain, askAgainOn } from "./ask-again.ts";
import { createTurn } from "./in-turn.ts";
import { putCustomer } from "./put-customer.ts";

type Answer = Promise<Outcome<{ session: Session }>>;

interface Change {
  accountId: AccountId;
  id: ConversationId;
  action: "remark" | "tags" | "blocked";
  overlay: Overlay;
  method?: "PUT" | "PATCH";
  path: string;
  body: object;
}

const inTurn = createTurn();

/** The feed tells sessions that stand in the lists; an ended one learns it from the answer. */
async function change({ accountId, id, action, overlay, method = "PUT", path, body }: Change): Answer {
  const outcome: Awaited<Answer> = await act({ accountId, target: id, action, overlay }, () =>
    inTurn(() => request(method, path, { body })),
  );
  if (outcome.ok) putCustomer(queryClient, outcome.value.session.customer);
  if (outcome.ok && action === "blocked")
    void askAgain(queryClient, { queryKey: keys.list("blocked", accountId) });
  if (action === "tags") void askAgain(queryClient, knownTagsQuery(accountId));
  return outcome;
}

/** What we call the customer; null takes the name away again. */
export const setRemark = (accountId: AccountId, id: ConversationId, remark: string | null): Answer =>
  change({
    accountId,
    id,
    action: "remark",
    overlay: remarked(id, remark),
    path: paths.remark(id),
    body: { remark },
  });

/** [TG4] What this person puts on and takes off; what colleagues do meanwhile stays. */
export const changeTags = (accountId: AccountId, id: ConversationId, tags: TagsChange): Answer =>
  change({
    accountId,
    id,
    action: "tags",
    overlay: tagged(id, tags),
    method: "PATCH",
    path: paths.tags(id),
    body: tags,
  });

/** [BL1] */
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
    overlay: blockedAs(id, blocked),
    path: paths.blocked(id),
    body: { blocked, reason },
  });

/** [TG3] The account's tags, the most used first. */
export const knownTagsQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("tags", accountId),
    staleTime: 0,
    queryFn: async ({ signal }) =>
      (await readOrThrow<{ tags: KnownTag[] }>(paths.knownTags(accountId), signal)).tags,
  });

askAgainOn("tags_changed", "tags");
