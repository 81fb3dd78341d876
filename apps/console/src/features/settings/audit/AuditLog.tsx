import "../../../i18n/messages/allowance.ts";
import "../../../i18n/messages/dispatch.ts";
import "../../../i18n/messages/hours.ts";
import "../../../i18n/messages/keeping.ts";
import "../../../i18n/messages/settings-form.ts";
import "../../../i18n/messages/audit.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { LoadMore } from "../../../ui/lists/LoadMore.tsx";
import { EmptyState } from "../../../ui/notices/EmptyState.tsx";
import { LoadErrorBanner } from "../../page/LoadErrorBanner.tsx";
import { PageSkeleton } from "../../page/PageSkeleton.tsx";
import { SettingsPage } from "../../page/SettingsPage.tsx";
import type { SectionPageProps } from "../../page/section-page.ts";
import { AuditFilters } from "./AuditFilters.tsx";
import { AuditRow } from "./AuditRow.tsx";
import { type AuditPart, auditLogQuery } from "./audit-log.ts";

export function AuditLog({ accountId }: SectionPageProps) {
  const { t } = useTranslation("audit");
  const [part, setPart] = useState<AuditPart>({});
  const narrowed = Object.values(part).some((value) => value !== undefined);
  const query = useInfiniteQuery(auditLogQuery(accountId, part));
  const { data: records, isError, isPlaceholderData } = query;
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the lines around it moves the line that was pressed.
  useLayoutEffect(() => {
    const pressed = document.activeElement;
    if (part.customer && list.current?.contains(pressed)) pressed?.scrollIntoView({ block: "nearest" });
  }, [part.customer, isPlaceholderData]);
  const failed = isError && <LoadErrorBanner words={t("failed")} onRetry={() => void query.refetch()} />;
  return (
    <SettingsPage title={t("settings:section.audit")} banner={failed}>
      <p className="mb-3 text-12 text-ink-2">{t("means")}</p>
      <AuditFilters accountId={accountId} part={part} onChange={setPart} />
      {!records && !isError && <PageSkeleton />}
      {records?.length === 0 && !narrowed && <EmptyState title={t("none")} hint={t("none_text")} />}
      {records?.length === 0 && narrowed && (
        <EmptyState
          title={t("none_such")}
          action={<Button onClick={() => setPart({})}>{t("take_off")}</Button>}
        />
      )}
      {records && records.length > 0 && (
        <ol
          ref={list}
          data-testid="audit-log"
          aria-label={t("list")}
          className="m-0 list-none border-t border-border-1 p-0"
        >
          {records.map((record) => (
            <AuditRow
              key={record.id}
              record={record}
              onCustomer={(customer) => setPart({ ...part, customer })}
            />
          ))}
        </ol>
      )}
      <LoadMore query={query} words={t("more")} loading={t("common:loading")} />
    </SettingsPage>
  );
}
