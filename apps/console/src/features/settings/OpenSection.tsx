import type { AccountId } from "@jieru/shared/domain/ids";
import { Suspense } from "react";
import { useMe } from "../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { ErrorBoundary } from "../../ui/errors/ErrorBoundary.tsx";
import { FailedPane } from "../../ui/errors/PaneBoundary.tsx";
import { EmptyState } from "../../ui/notices/EmptyState.tsx";
import { NotFound } from "../../ui/notices/NotFound.tsx";
import { PageSkeleton } from "../page/PageSkeleton.tsx";
import { SettingsPage } from "../page/SettingsPage.tsx";
import { mayRead } from "./may-read.ts";
import { sections } from "./sections.ts";

export function OpenSection({ accountId, id }: { accountId: AccountId; id: string }) {
  const { t } = useTranslation("settings");
  const me = useMe(accountId);
  const entry = sections.find((s) => s.id === id);
  if (!entry) return <NotFound />;
  const title = t(`section.${entry.id}`);
  if (!mayRead(me.role, entry))
    return (
      <SettingsPage title={title}>
        <EmptyState title={t("closed", { role: t(`common:role.${entry.role}`) })} hint={t("closed_hint")} />
      </SettingsPage>
    );
  const Page = entry.page;
  const waiting = (
    <SettingsPage title={title}>
      <PageSkeleton />
    </SettingsPage>
  );
  return (
    <ErrorBoundary
      resetKey={id}
      fallback={(failure) => (
        <SettingsPage title={title}>
          <FailedPane {...failure} />
        </SettingsPage>
      )}
    >
      <Suspense fallback={waiting}>
        <Page accountId={accountId} />
      </Suspense>
    </ErrorBoundary>
  );
}
