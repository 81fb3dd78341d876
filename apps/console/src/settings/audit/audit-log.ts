import type { AccountId } from "@jieru/shared/domain/ids";
import type { AuditPage } from "@jieru/shared/protocol/audit";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { request } from "../../api/http.ts";
import { valueOrThrow } from "../../api/outcome.ts";
import { paths } from "../../api/paths.ts";

/** [AU3] Newest first, page by page after the last one had. */
export const auditLogQuery = (accountId: AccountId) =>
  infiniteQueryOptions({
    queryKey: ["audit", accountId],
    staleTime: 0,
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(await request<AuditPage>("GET", paths.audit(accountId, pageParam), { signal })),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.more ? (last.records.at(-1)?.id ?? null) : null),
    select: (data) => data.pages.flatMap((page) => page.records),
  });
