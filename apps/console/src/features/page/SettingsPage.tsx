import type { AccountId } from "@jieru/shared/domain/ids";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "../../i18n/use-translation.ts";
import { PageHeader } from "../../ui/page/PageHeader.tsx";
import { BackLink } from "./BackLink.tsx";
import { ConnectionBanner } from "./banners/ConnectionBanner.tsx";

interface SettingsPageProps {
  title: string;
  actions?: ReactNode;
  /** A line below the head, such as why nothing can be changed. */
  banner?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}

export function SettingsPage({ title, actions, banner, foot, children }: SettingsPageProps) {
  const { t } = useTranslation("settings");
  const { accountId } = useParams({ from: "/a/$accountId" });
  return (
    <main className="flex min-h-0 min-w-0 flex-col bg-surface-2">
      <PageHeader
        title={title}
        inset="settings"
        back={
          <BackLink
            accountId={accountId as AccountId}
            to="/a/$accountId/settings"
            label={t("to_list")}
            data-testid="settings-back"
            className="size-11 narrow:hidden"
          />
        }
      >
        {actions}
      </PageHeader>
      <ConnectionBanner />
      {banner}
      <section
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard (WCAG 2.1.1).
        tabIndex={0}
        className="thin-scroll min-h-0 flex-1 overflow-y-auto px-8 pt-5 pb-8 max-narrow:px-4"
      >
        <div className="max-w-[1040px]">{children}</div>
      </section>
      {foot}
    </main>
  );
}
