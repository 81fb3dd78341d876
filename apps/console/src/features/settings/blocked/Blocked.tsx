import "../../../i18n/messages/blocked.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { LoadMore } from "../../../ui/lists/LoadMore.tsx";
import { EmptyState } from "../../../ui/notices/EmptyState.tsx";
import { LoadErrorBanner } from "../../page/LoadErrorBanner.tsx";
import { PageSkeleton } from "../../page/PageSkeleton.tsx";
import { SettingsPage } from "../../page/SettingsPage.tsx";
import type { SectionPageProps } from "../../page/section-page.ts";
import { BlockedRow } from "./BlockedRow.tsx";
import { blockedCustomersQuery } from "./blocked-customers.ts";

export function Blocked({ accountId }: SectionPageProps) {
  const { t } = useTranslation("blocked");
  const query = useInfiniteQuery(blockedCustomersQuery(accountId));
  const { data: customers, isError } = query;
  const failed = isError && <LoadErrorBanner words={t("failed")} onRetry={() => void query.refetch()} />;
  return (
    <SettingsPage title={t("settings:section.blocked")} banner={failed}>
      <p className="mb-3 text-12 text-ink-2">{t("means")}</p>
      {!customers && !isError && <PageSkeleton />}
      {customers?.length === 0 && <EmptyState title={t("none")} hint={t("noneText")} />}
      {customers && customers.length > 0 && (
        <ul data-testid="blocked-customers" className="m-0 list-none border-t border-border-1 p-0">
          {customers.map((entry) => (
            <BlockedRow key={entry.customer.id} accountId={accountId} entry={entry} />
          ))}
        </ul>
      )}
      <LoadMore query={query} words={t("more")} loading={t("common:loading")} />
    </SettingsPage>
  );
}
