import { agentLimit } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { OpenInvitations } from "../invitations/OpenInvitations.tsx";
import { type BindingRow, countRoles, rolesFromTop } from "./rows.ts";

interface SeatsProps {
  accountId: AccountId;
  rows: readonly BindingRow[];
  admin: boolean;
}

const ticks = Array.from({ length: agentLimit }, (_, i) => i + 1);

export function Seats({ accountId, rows, admin }: SeatsProps) {
  const { t } = useTranslation("bindings");
  const counts = countRoles(rows);
  const bound = rows.length;
  return (
    <section aria-label={t("seats.label")} data-testid="seats">
      <p className="flex flex-wrap items-baseline gap-x-4">
        <span className="flex items-baseline gap-1.5 text-ink-2">
          <b className="text-22 font-semibold text-ink-1">{bound}</b>
          <span>{t("seats.of", { limit: agentLimit })}</span>
        </span>
        <span className="text-12 text-ink-3">
          {bound >= agentLimit
            ? t("seats.full", { limit: agentLimit })
            : t("seats.left", { count: agentLimit - bound, limit: agentLimit })}
        </span>
      </p>
      <div
        role="img"
        aria-label={t("seats.ticks", { count: bound, limit: agentLimit })}
        className="my-2 flex gap-[2px] max-narrow:gap-px"
      >
        {ticks.map((tick) => (
          <i
            key={tick}
            data-taken={tick <= bound || undefined}
            className="h-3.5 min-w-0 flex-1 rounded-[2px] inset-ring inset-ring-border-2 not-last:nth-[10n]:mr-1 data-taken:bg-border-control data-taken:inset-ring-0 max-narrow:rounded-none max-narrow:not-last:nth-[10n]:mr-0.5"
          />
        ))}
      </div>
      <p className="flex flex-wrap items-center gap-x-5 gap-y-1 text-12 text-ink-2">
        {rolesFromTop.map((role) => (
          <span key={role}>
            <b className="font-semibold text-ink-1">{counts[role]}</b>{" "}
            {t(`seats.role.${role}`, { count: counts[role] })}
          </span>
        ))}
        <span className="flex-1" />
        {admin && <OpenInvitations accountId={accountId} />}
      </p>
    </section>
  );
}
