import type { AccountId } from "@jieru/shared/domain/ids";
import type { BlockedCustomer } from "@jieru/shared/protocol/http";
import { CustomerAvatar } from "@jieru/ui/CustomerAvatar.tsx";
import { Link } from "@tanstack/react-router";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useAction } from "../../../data/optimistic/actions.ts";
import { setBlocked } from "../../../data/queries/customers.ts";
import { formatDayTime } from "../../../i18n/format-day-time.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { CustomerFailure } from "../../customer/CustomerFailure.tsx";
import { customerName } from "../../session/customer-name.ts";

interface BlockedRowProps {
  accountId: AccountId;
  entry: BlockedCustomer;
}

export function BlockedRow({ accountId, entry }: BlockedRowProps) {
  const { t } = useTranslation("blocked");
  const readOnly = useReadOnlyReason();
  const now = useNow();
  const { customer, sessionId, at, by, reason } = entry;
  const name = customerName(customer);
  const state = useAction(customer.id);
  const running = state?.action === "blocked" && state.failure === null;
  return (
    <li
      data-testid={`blocked-${customer.id}`}
      className="grid min-h-[54px] grid-cols-[auto_minmax(0,1fr)_minmax(0,1.2fr)_auto] items-center gap-x-3 border-b border-border-1 py-2 max-narrow:grid-cols-[auto_minmax(0,1fr)_auto]"
    >
      <CustomerAvatar openid={customer.openid} name={customer.remark} size={32} />
      <span className="min-w-0">
        <Link
          to="/a/$accountId/s/$sessionId"
          params={{ accountId, sessionId }}
          dir="auto"
          className="hit block truncate text-left text-accent hover:underline max-narrow:leading-8"
        >
          {name}
        </Link>
        <span data-at={at} className="block truncate text-12 text-ink-3">
          {t("by_at", { name: by.name, time: formatDayTime(at, now) })}
        </span>
      </span>
      <span className="min-w-0 wrap-anywhere max-narrow:col-span-2 max-narrow:col-start-2 max-narrow:row-start-2">
        {reason ?? <span className="text-ink-3">{t("no_reason")}</span>}
        <CustomerFailure target={customer.id} action="blocked" />
      </span>
      <Button
        aria-label={t("undo_label", { name })}
        disabledReason={running ? t("undoing") : readOnly}
        onClick={() => void setBlocked(accountId, customer.id, false)}
      >
        {t("undo")}
      </Button>
    </li>
  );
}
