/** Invitations as admins see them. They are not on the desk, so the feed does not tell of them: who looks asks again. */
import type { Role } from "@jieru/shared/domain/agent";
import type { AccountId, InvitationId } from "@jieru/shared/domain/ids";
import type { NewInvitation } from "@jieru/shared/protocol/http";
import type { Invitation } from "@jieru/shared/protocol/invitations";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow, request } from "../../api/http.ts";
import { paths } from "../../api/paths.ts";
import type { Outcome } from "../../state/outcome.ts";

/** The invitee's steps are seen this soon. */
const watchEveryMs = 2000;
/** How many are open is only a count beside the seats. */
const countEveryMs = 30_000;

export const openInvitationsQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: ["invitations", accountId],
    queryFn: async ({ signal }): Promise<Invitation[]> =>
      (await readOrThrow<{ invitations: Invitation[] }>(paths.invitations(accountId), signal)).invitations,
    staleTime: 0,
    refetchInterval: countEveryMs,
  });

/** Asked again until nothing more can become of it. */
export const invitationQuery = (accountId: AccountId, id: InvitationId) =>
  queryOptions({
    queryKey: ["invitation", accountId, id],
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
