import type { AuditRecord } from "@jieru/shared/protocol/audit";
import { formatDayTime } from "../../../i18n/format-day-time.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { aboutLabel, aboutName, detailLabel } from "./about-labels.ts";
import type { AuditCustomer } from "./audit-log.ts";

interface AuditRowProps {
  record: AuditRecord;
  onCustomer: (customer: AuditCustomer) => void;
}

export function AuditRow({ record, onCustomer }: AuditRowProps) {
  const { t } = useTranslation("audit");
  const now = useNow();
  const { id, at, by, what, ip, conversationId } = record;
  const detail = detailLabel(record);
  const name = aboutName(record);
  const customer = conversationId && name ? { conversationId, name } : null;
  return (
    <li
      data-testid={`audit-${id}`}
      data-what={what}
      className="grid min-h-9 grid-cols-[88px_minmax(0,1fr)_auto] items-baseline gap-x-3 border-b border-border-1 py-1.5 max-narrow:grid-cols-[72px_minmax(0,1fr)]"
    >
      <time data-at={at} dateTime={new Date(at).toISOString()} className="text-12 text-ink-3 tabular-nums">
        {formatDayTime(at, now)}
      </time>
      <span className="min-w-0 wrap-anywhere">
        <b className="font-semibold">{by?.name ?? t("server")}</b> {t(`action.${what}`)}{" "}
        {customer ? (
          <button
            type="button"
            title={t("only_customer", { name: customer.name })}
            onClick={() => onCustomer(customer)}
            className="hit text-ink-2 underline decoration-border-control decoration-dotted underline-offset-3 hover:text-accent"
          >
            {customer.name}
          </button>
        ) : (
          <span className="text-ink-2">{aboutLabel(record)}</span>
        )}
        {detail && <span className="text-ink-2"> {detail}</span>}
      </span>
      <span className="text-12 text-ink-3 tabular-nums max-narrow:col-start-2">{ip}</span>
    </li>
  );
}
