import type { AccountId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { icon14 } from "@jieru/ui/icon.ts";
import { Ban } from "lucide-react";
import { useReadOnlyReason } from "../../data/feed/read-only.ts";
import { setBlocked } from "../../data/queries/customers.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { CustomerFailure } from "./CustomerFailure.tsx";
import { useBlockReason } from "./use-block-reason.ts";

interface BlockedStripProps {
  accountId: AccountId;
  session: Session;
}

export function BlockedStrip({ accountId, session }: BlockedStripProps) {
  const { t } = useTranslation("customer");
  const reason = useBlockReason("block", accountId, session);
  const readOnly = useReadOnlyReason();
  const { id } = session.customer;
  return (
    <section data-testid="blocked-strip" className="border-b border-border-1 bg-surface-0 px-4 py-2.5">
      <div className="flex items-center gap-2">
        <Ban {...icon14} className="flex-none text-ink-2" />
        <span className="min-w-0 flex-1">
          <b className="block font-semibold">{t("blocked.is")}</b>
          <span className="text-12 text-ink-2">{t("blocked.means")}</span>
        </span>
        <Button
          data-testid="unblock"
          disabledReason={readOnly ?? reason}
          onClick={() => void setBlocked(accountId, id, false)}
        >
          {t("blocked.undo")}
        </Button>
      </div>
      <CustomerFailure target={id} action="blocked" />
    </section>
  );
}
