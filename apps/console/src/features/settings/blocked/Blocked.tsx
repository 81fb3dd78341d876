import "../../../i18n/messages/blocked.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { MoreLines } from "../../../ui/lists/MoreLines.tsx";
import { EmptyState } from "../../../ui/notices/EmptyState.tsx";
import { NotRead } from "../../page/NotRead.tsx";
import { PageBars } from "../../page/PageBars.tsx";
import { SettingsPage } from "../../page/SettingsPage.tsx";
import type { SectionPageProps } from "../../page/section-page.ts";
import { BlockedLine } from "./BlockedLine.tsx";
import { blockedCustomersQuery } from "./blocked-customers.ts";

/** [BL4] Who is on the blacklist, since when and why, with a button to take them off. */
export function Blocked({ accountId }: SectionPageProps) {
  const { t } = useTranslation("blocked");
  const query = useInfiniteQuery(blockedCustomersQuery(accountId));
  const { data: customers, isError } = query;
  const failed = isError && <NotRead words={t("failed")} onRetry={() => void query.refetch()} />;
  return (
    <SettingsPage title={t("settings:section.blocked")} banner={failed}>
      <p className="mb-3 text-12 text-ink-2">{t("means")}</p>
      {!customers && !isError && <PageBars />}
      {customers?.length === 0 && <EmptyState title={t("none")} hint={t("noneText")} />}
      {customers && customers.length > 0 && (
        <ul data-testid="blocked-customers" className="m-0 list-none border-t border-border-1 p-0">
          {customers.map((entry) => (
            <BlockedLine key={entry.customer.id} accountId={accountId} entry={entry} />
          ))}
        </ul>
      )}
      <MoreLines query={query} words={t("more")} loading={t("common:loading")} />
    </SettingsPage>
  );
}
