import type { AccountId, AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { AuditKind, AuditPage, AuditPeople } from "@jieru/shared/protocol/audit";
import { type InfiniteData, infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { readOrThrow } from "../../../data/http/http.ts";
import { paths } from "../../../data/http/paths.ts";
import { keys } from "../../../data/keys.ts";

export interface AuditCustomer {
  conversationId: ConversationId;
  name: string;
}

export interface AuditPart {
  by?: AgentId | "server" | undefined;
  kind?: AuditKind | undefined;
  customer?: AuditCustomer | undefined;
}

function queryOf({ by, kind, customer }: AuditPart, before: number | null): URLSearchParams {
  const parameters = { by, kind, conversationId: customer?.conversationId, before: before?.toString() };
  return new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])),
  );
}

type Shown = InfiniteData<AuditPage, number | null>;

function rowsAbout({ conversationId }: AuditCustomer, { pages }: Shown): Shown | undefined {
  const records = pages.flatMap((page) => page.records.filter((r) => r.conversationId === conversationId));
  return records.length > 0 ? { pages: [{ records, more: false }], pageParams: [null] } : undefined;
}

/** [AU3] Newest first; each page begins after the last one. */
export const auditLogQuery = (accountId: AccountId, part: AuditPart) =>
  infiniteQueryOptions({
    queryKey: keys.list(
      "audit",
      accountId,
      part.by ?? null,
      part.kind ?? null,
      part.customer?.conversationId ?? null,
    ),
    staleTime: 0,
    queryFn: ({ pageParam, signal }) =>
      readOrThrow<AuditPage>(paths.audit(accountId, queryOf(part, pageParam)), signal),
    initialPageParam: null as number | null,
    // [EV14] When a customer's name is pressed, that entry stays on screen while the filtered log loads.
    placeholderData: (shown: Shown | undefined, before) => {
      const [, , by, kind] = before?.queryKey ?? [];
      const same = by === (part.by ?? null) && kind === (part.kind ?? null);
      return part.customer && shown && same ? rowsAbout(part.customer, shown) : undefined;
    },
    getNextPageParam: (last) => (last.more ? (last.records.at(-1)?.id ?? null) : null),
    select: (data) => data.pages.flatMap((page) => page.records),
  });

export const auditPeopleQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("audit-people", accountId),
    staleTime: 0,
    queryFn: async ({ signal }) =>
      (await readOrThrow<AuditPeople>(paths.auditPeople(accountId), signal)).people,
  });
