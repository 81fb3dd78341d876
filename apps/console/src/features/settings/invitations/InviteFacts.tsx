import { agentLimit } from "@jieru/shared/domain/agent";
import type { ReactNode } from "react";
import { formatLeft } from "../../../i18n/format-duration.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNowSeconds } from "../../../lib/time/use-now.ts";
import { Segmented } from "../../../ui/fields/Segmented.tsx";
import { rolesFromTop } from "../bindings/rows.ts";
import type { Inviting } from "./use-inviting.ts";

export function InviteFacts({ inviting, bound }: { inviting: Inviting; bound: number }) {
  const { t } = useTranslation("bindings");
  const { role, made, seen } = inviting;
  const used = seen?.state === "used";
  const over = seen && seen.state !== "open" ? seen.state : null;
  return (
    <dl className="grid gap-3">
      <Fact name={t("invite.role")}>
        {made ? (
          t(`common:role.${role}`)
        ) : (
          <Segmented
            label={t("invite.role")}
            value={role}
            onChange={inviting.choose}
            segments={rolesFromTop.toReversed().map((value) => ({ value, label: t(`common:role.${value}`) }))}
          />
        )}
        <span className="mt-0.5 block text-12 text-ink-3">{t(`role_means.${role}`)}</span>
      </Fact>
      <Fact name={t("invite.valid")}>
        {over && t(`invite.over.${over}`)}
        {!over && (made ? <Left until={made.expiresAt} /> : t("invite.valid_for"))}
      </Fact>
      {(used || !over) && (
        <Fact name={t("invite.seat")}>
          {used
            ? t("invite.seat_taken", { count: agentLimit - bound, seat: bound })
            : bound >= agentLimit
              ? t("invite.seat_full", { limit: agentLimit })
              : t("invite.seat_next", { seat: bound + 1, count: agentLimit - bound - 1 })}
        </Fact>
      )}
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="grid grid-cols-[60px_minmax(0,1fr)] items-baseline">
    <dt className="text-12 text-ink-3">{name}</dt>
    <dd className="m-0">{children}</dd>
  </div>
);

function Left({ until }: { until: number }) {
  const { t } = useTranslation("bindings");
  const left = until - useNowSeconds();
  if (left <= 0) return t("invite.over.expired");
  return t("invite.once_until", { rest: formatLeft(left) });
}
