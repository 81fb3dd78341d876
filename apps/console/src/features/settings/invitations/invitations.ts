/** Invitations as admins see them. They are not part of the feed, so the console polls for them. */

import type { Role } from "@jieru/shared/domain/agent";
import type { AccountId, InvitationId } from "@jieru/shared/domain/ids";
import type { NewInvitation } from "@jieru/shared/protocol/http";
import type { Invitation, InvitationCursor, InvitationsPage } from "@jieru/shared/protocol/invitations";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { readOrThrow, request } from "../../../data/http/http.ts";
import type { Outcome } from "../../../data/http/outcome.ts";
import { paths } from "../../../data/http/paths.ts";
import { keys } from "../../../data/keys.ts";

const watchEveryMs = 2000;
/** Only a number beside the seats, so polled less often. */
const countEveryMs = 30_000;

export const openInvitationsQuery = (accountId: AccountId) =>
  infiniteQueryOptions({
    queryKey: keys.list("invitations", accountId),
    queryFn: ({ pageParam, signal }) =>
      readOrThrow<InvitationsPage>(paths.invitations(accountId, pageParam), signal),
    initialPageParam: null as InvitationCursor | null,
    getNextPageParam: (last) => last.next ?? null,
    select: ({ pages }) => {
      const invitations = pages.flatMap((page) => page.invitations);
      return { invitations, total: pages.at(-1)?.total ?? invitations.length };
    },
    staleTime: 0,
    refetchInterval: countEveryMs,
  });

export const invitationQuery = (accountId: AccountId, id: InvitationId) =>
  queryOptions({
    queryKey: keys.invitation(accountId, id),
    queryFn: async ({ signal }): Promise<Invitation> =>
      (await readOrThrow<{ invitation: Invitation }>(paths.invitation(accountId, id), signal)).invitation,
    staleTime: 0,
    refetchInterval: (query) =>
      query.state.data && query.state.data.state !== "open" ? false : watchEveryMs,
  });

export const invite = (accountId: AccountId, role: Role): Promise<Outcome<NewInvitation>> =>
  request("POST", paths.invitations(accountId), { body: { role } });

export const revoke = (accountId: AccountId, id: InvitationId): Promise<Outcome<void>> =>
  request("DELETE", paths.invitation(accountId, id));
