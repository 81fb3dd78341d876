import type { AccountId } from "@jieru/shared/domain/ids";
import type { QueryClient } from "@tanstack/react-query";
import { browsersQuery } from "../../data/queries/browsers.ts";
import { conductRulesQuery } from "../../data/queries/conduct-rules.ts";
import { knownTagsQuery } from "../../data/queries/customers.ts";
import { quickRepliesQuery } from "../../data/queries/quick-replies.ts";
import { confirmedSnapshot } from "../../data/store/snapshots.ts";
import { notificationsQuery } from "../notifications/settings-query.ts";
import { connectionQuery } from "../onboarding/connection.ts";
import { auditLogQuery } from "./audit/audit-log.ts";
import { bindingsQuery } from "./bindings/bindings.ts";
import { blockedCustomersQuery } from "./blocked/blocked-customers.ts";
import { keywordRepliesQuery } from "./keyword-replies/keyword-replies.ts";
import { mayRead } from "./may-read.ts";
import { type SectionId, sections } from "./sections.ts";
import { apiKeysQuery } from "./shop/api-keys.ts";
import { webhooksQuery } from "./webhooks/webhooks.ts";

type Prefetch = (client: QueryClient, accountId: AccountId) => Promise<void>;

const prefetches: { readonly [Id in SectionId]?: Prefetch } = {
  bindings: (client, id) => client.prefetchQuery(bindingsQuery(id)),
  "keyword-replies": (client, id) => client.prefetchQuery(keywordRepliesQuery(id)),
  conduct: (client, id) => client.prefetchQuery(conductRulesQuery(id)),
  blocked: (client, id) => client.prefetchInfiniteQuery(blockedCustomersQuery(id)),
  tags: (client, id) => client.prefetchQuery(knownTagsQuery(id)),
  "quick-replies": (client, id) => client.prefetchQuery(quickRepliesQuery(id)),
  attributes: (client, id) => client.prefetchQuery(apiKeysQuery(id)),
  webhooks: (client, id) => client.prefetchQuery(webhooksQuery(id)),
  connection: (client, id) => client.prefetchQuery(connectionQuery(id)),
  audit: (client, id) => client.prefetchInfiniteQuery(auditLogQuery(id, {})),
  notifications: (client) => client.prefetchQuery(notificationsQuery),
  browsers: (client) => client.prefetchQuery(browsersQuery),
};

/** Requests the data of a section while its code loads, if the agent may read it. */
export async function prefetchSection(
  client: QueryClient,
  accountId: AccountId,
  section: string,
): Promise<void> {
  const me = confirmedSnapshot(accountId)?.me;
  const entry = sections.find(({ id }) => id === section);
  if (entry && me && mayRead(me.role, entry)) await prefetches[entry.id]?.(client, accountId);
}
