import { useInfiniteQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Banner } from "../../ui/Banner.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { icon14 } from "../../ui/icon.ts";
import { TextButton } from "../../ui/TextButton.tsx";
import { PageBars } from "../PageBars.tsx";
import { SettingsPage } from "../SettingsPage.tsx";
import type { SectionPageProps } from "../sections.ts";
import { BlockedLine } from "./BlockedLine.tsx";
import { blockedCustomersQuery } from "./blocked-customers.ts";

/** [BL4] Who is on the blacklist, since when and why, and the way off it. */
export function Blocked({ accountId }: SectionPageProps) {
  const { t } = useTranslation(["settings", "common"]);
  const query = useInfiniteQuery(blockedCustomersQuery(accountId));
  const { data: customers, isError, hasNextPage, isFetchingNextPage } = query;
  const failed = isError && (
    <Banner
      tone="trouble"
      icon={<CircleAlert {...icon14} />}
      action={<TextButton onClick={() => void query.refetch()}>{t("common:retry")}</TextButton>}
    >
      {t("blocked.failed")}
    </Banner>
  );
  return (
    <SettingsPage title={t("section.blocked")} banner={failed}>
      <p className="mb-3 text-12 text-ink-2">{t("blocked.means")}</p>
      {!customers && !isError && <PageBars />}
      {customers?.length === 0 && <EmptyState title={t("blocked.none")} hint={t("blocked.noneText")} />}
      {customers && customers.length > 0 && (
        <ul data-testid="blocked-customers" className="m-0 list-none border-t border-border-1 p-0">
          {customers.map((entry) => (
            <BlockedLine key={entry.customer.id} accountId={accountId} entry={entry} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <p className="mt-3 text-12 text-ink-3">
          {isFetchingNextPage ? (
            t("loading")
          ) : (
            <TextButton onClick={() => void query.fetchNextPage()}>{t("blocked.more")}</TextButton>
          )}
        </p>
      )}
    </SettingsPage>
  );
}
