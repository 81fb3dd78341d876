import "../../../i18n/messages/tags.ts";
import type { KnownTag } from "@jieru/shared/domain/tags";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { knownTagsQuery } from "../../../data/queries/customers.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { EmptyState } from "../../../ui/notices/EmptyState.tsx";
import { LoadErrorBanner } from "../../page/LoadErrorBanner.tsx";
import { PageSkeleton } from "../../page/PageSkeleton.tsx";
import { SettingsPage } from "../../page/SettingsPage.tsx";
import type { SectionPageProps } from "../../page/section-page.ts";
import { RenameDialog } from "./RenameDialog.tsx";

export function Tags({ accountId }: SectionPageProps) {
  const { t } = useTranslation("tags");
  const {
    data: tags,
    isError,
    refetch,
  } = useQuery({ ...knownTagsQuery(accountId), refetchOnMount: "always" });
  const [renamed, setRenamed] = useState<KnownTag | null>(null);
  const readOnly = useReadOnlyReason();
  const failed = isError && <LoadErrorBanner words={t("failed")} onRetry={() => void refetch()} />;
  return (
    <SettingsPage title={t("settings:section.tags")} banner={failed}>
      <p className="mb-3 text-12 text-ink-2">{t("means")}</p>
      {!tags && !isError && <PageSkeleton />}
      {tags?.length === 0 && <EmptyState title={t("none")} hint={t("none_text")} />}
      {tags && tags.length > 0 && (
        <ul data-testid="tags" className="m-0 list-none border-t border-border-1 p-0">
          {tags.map((known) => (
            <li
              key={known.tag}
              data-testid="tag-row"
              className="flex min-h-[42px] items-center gap-3 border-b border-border-1 max-narrow:min-h-14"
            >
              <b dir="auto" className="min-w-0 flex-1 truncate text-left font-semibold">
                {known.tag}
              </b>
              <span className="text-12 text-ink-3">{t("uses", { count: known.uses })}</span>
              <Button
                size="small"
                aria-label={t("rename_label", { tag: known.tag })}
                disabledReason={readOnly}
                onClick={() => setRenamed(known)}
              >
                {t("rename")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {renamed && (
        <RenameDialog
          accountId={accountId}
          known={renamed}
          others={tags ?? []}
          onClose={() => setRenamed(null)}
        />
      )}
    </SettingsPage>
  );
}
