import type { AccountId } from "@jieru/shared/domain/ids";
import type { Invitation } from "@jieru/shared/protocol/invitations";
import { icon14 } from "@jieru/ui/icon.ts";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Clock } from "lucide-react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useSave } from "../../../data/http/use-save.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { invalidate } from "../../../data/queries/invalidate.ts";
import { formatClock } from "../../../i18n/format-clock.ts";
import { formatLeft } from "../../../i18n/format-duration.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNowFor } from "../../../lib/time/use-now.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { TextButton } from "../../../ui/buttons/TextButton.tsx";
import { LoadMore } from "../../../ui/lists/LoadMore.tsx";
import { Popover } from "../../../ui/overlays/Popover.tsx";
import { openInvitationsQuery, revoke } from "./invitations.ts";

export function OpenInvitations({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("bindings");
  const query = useInfiniteQuery(openInvitationsQuery(accountId));
  const { data, isError, refetch } = query;
  const loaded = data?.invitations ?? [];
  const now = useNowFor(loaded.length ? Math.min(...loaded.map((i) => i.expiresAt)) : null);
  const open = loaded.filter((i) => i.expiresAt > now);
  const count = (data?.total ?? 0) - (loaded.length - open.length);
  if (!data && isError)
    return (
      <span role="alert">
        {t("open.failed")} <TextButton onClick={() => void refetch()}>{t("common:retry")}</TextButton>
      </span>
    );
  if (open.length === 0) return null;
  return (
    <span className="inline-flex items-center gap-1.5">
      <Clock {...icon14} />
      {t("open.count", { count })}
      <Popover
        label={t("open.title")}
        align="end"
        className="w-[380px] max-w-[calc(100vw-16px)]"
        trigger={<TextButton data-testid="open-invitations">{t("open.show")}</TextButton>}
      >
        <ul data-testid="open-invitation-list" className="px-4 py-2">
          {open.map((invitation) => (
            <Line key={invitation.id} accountId={accountId} invitation={invitation} />
          ))}
        </ul>
        <div className="px-4 pb-3 empty:hidden">
          <LoadMore query={query} words={t("open.more")} loading={t("common:loading")} />
          {query.isFetchNextPageError && (
            <p role="alert" className="mt-1 text-12 text-danger">
              {t("open.more_failed")}
            </p>
          )}
        </div>
        <p className="border-t border-border-1 px-4 py-2 text-12 text-ink-3">{t("open.no_link")}</p>
      </Popover>
    </span>
  );
}

function Line({ accountId, invitation }: { accountId: AccountId; invitation: Invitation }) {
  const { t } = useTranslation("bindings");
  const readOnly = useReadOnlyReason();
  const client = useQueryClient();
  const now = useNowFor(invitation.expiresAt);
  const {
    save: takeBack,
    isPending: sending,
    failure,
  } = useSave(() => revoke(accountId, invitation.id), {
    onSettled: () => void invalidate(client, { queryKey: openInvitationsQuery(accountId).queryKey }),
  });
  const line = t("open.line", {
    role: t(`common:role.${invitation.role}`),
    name: invitation.invitedByName ?? t("open.server"),
    at: formatClock(invitation.createdAt, now),
  });
  return (
    <li className="flex items-center gap-3 border-border-1 py-2 not-last:border-b">
      <span className="min-w-0 flex-1">
        <span data-at={invitation.createdAt} className="block text-ink-1">
          {line}
        </span>
        <span className="block text-12 text-ink-3">
          {t(invitation.openedAt === null ? "open.unopened" : "open.opened", {
            rest: formatLeft(invitation.expiresAt - now),
          })}
        </span>
        {failure && (
          <span role="alert" className="block text-12 text-danger">
            {failureSentence(failure)}
          </span>
        )}
      </span>
      <Button
        tone="danger"
        size="small"
        aria-label={`${t("invite.take_back")}: ${line}`}
        disabledReason={readOnly}
        aria-busy={sending || undefined}
        onClick={() => takeBack()}
      >
        {t("invite.take_back")}
      </Button>
    </li>
  );
}
