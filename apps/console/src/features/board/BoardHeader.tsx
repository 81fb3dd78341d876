import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useIsNarrow } from "../../lib/browser/use-media.ts";
import { PageHeader } from "../../ui/page/PageHeader.tsx";
import { BackLink } from "../page/BackLink.tsx";
import { SyncState } from "../page/SyncState.tsx";
import { boardFacts } from "./strips/board-facts.ts";

export function BoardHeader({ accountId, desk }: { accountId: AccountId; desk: Snapshot }) {
  const { t } = useTranslation("supervise");
  const { online, bound } = boardFacts(desk);
  return (
    <PageHeader
      title={t("title")}
      about={desk.account.name}
      back={
        useIsNarrow() && (
          <BackLink accountId={accountId} to="/a/$accountId" label={t("common:back")} className="size-11" />
        )
      }
    >
      <span className="flex h-5 flex-none items-center border-l border-border-2 pl-3 max-narrow:pl-2">
        <SyncState accountId={accountId} />
      </span>
      <span className="ml-auto flex-none text-12 text-ink-3 max-narrow:hidden">
        {t("who", { online, bound })}
      </span>
      <Link
        to="/a/$accountId/reports"
        params={{ accountId }}
        data-testid="reports-link"
        className="hit flex-none text-accent hover:underline max-narrow:ml-auto max-narrow:px-2 max-narrow:leading-8"
      >
        {t("reports")}
      </Link>
    </PageHeader>
  );
}
