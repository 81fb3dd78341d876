import type { Role } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { NewInvitation } from "@jieru/shared/protocol/http";
import type { Invitation } from "@jieru/shared/protocol/invitations";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import type { Failure } from "../../../data/http/outcome.ts";
import { useSave } from "../../../data/http/use-save.ts";
import { invalidate } from "../../../data/queries/invalidate.ts";
import { useMe } from "../../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { invitationQuery, invite, openInvitationsQuery, revoke } from "./invitations.ts";

export interface Inviting {
  role: Role;
  choose: (role: Role) => void;
  made: NewInvitation | null;
  seen: Invitation | null;
  sending: boolean;
  reason: string | null;
  failure: Failure | null;
  make: () => void;
  takeBack: () => void;
  again: () => void;
}

const none = "none" as NewInvitation["id"];

/** Manages one invitation, from choosing its role until it is used or revoked. */
export function useInviting(accountId: AccountId): Inviting {
  const client = useQueryClient();
  const [role, choose] = useState<Role>("agent");
  const making = useSave(() => invite(accountId, role), { onSettled: () => refresh() });
  const made = making.value ?? null;
  const revoking = useSave((id: NewInvitation["id"]) => revoke(accountId, id), {
    onSettled: () => refresh(),
  });
  const { t } = useTranslation("settings");
  const readOnly = useReadOnlyReason();
  const admin = useMe(accountId).role === "admin";
  const query = { ...invitationQuery(accountId, made?.id ?? none), enabled: admin && made !== null };
  const { data } = useQuery(query);
  // [SI4] An invitation becomes void when its maker stops being an admin, and the console may no longer request it.
  const seen = data && !admin && data.state === "open" ? { ...data, state: "void" as const } : data;

  const refresh = () => {
    void invalidate(client, { queryKey: openInvitationsQuery(accountId).queryKey });
    if (made) void invalidate(client, { queryKey: invitationQuery(accountId, made.id).queryKey });
  };
  const again = () => {
    making.clear();
    revoking.clear();
  };
  return {
    role,
    choose,
    made,
    seen: seen ?? null,
    sending: making.isPending,
    reason: admin ? readOnly : t("admin_only"),
    failure: making.failure ?? revoking.failure,
    make: making.save,
    takeBack: () => made && revoking.save(made.id),
    again,
  };
}
