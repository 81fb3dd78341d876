import { type Role, roles } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { AuditPage, AuditRecord } from "@jieru/shared/protocol/audit";
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

const isId = (word: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(word);

/** What it was done to, as a person reads it: names for ids, words for roles; an id without a name tells nobody anything. */
export function aboutOf(
  { about, aboutName }: Pick<AuditRecord, "about" | "aboutName">,
  roleName: (role: Role) => string,
): string {
  const words = (about ?? "").split(" ").filter((word) => word !== "" && !isId(word));
  const read = words.map((word) => (roles.includes(word as Role) ? roleName(word as Role) : word));
  return [...(aboutName ? [aboutName] : []), ...read].join(" ");
}
