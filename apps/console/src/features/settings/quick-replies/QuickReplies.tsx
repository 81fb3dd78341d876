import "../../../i18n/messages/quick-replies.ts";
import { supervises } from "@jieru/shared/domain/agent";
import { type QuickReply, type QuickReplyScope, quickReplyLimit } from "@jieru/shared/domain/quick-reply";
import { icon14 } from "@jieru/ui/icon.ts";
import { useQuery } from "@tanstack/react-query";
import { Lock, Plus } from "lucide-react";
import { useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { quickRepliesQuery } from "../../../data/queries/quick-replies.ts";
import { useMe } from "../../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { Segmented } from "../../../ui/fields/Segmented.tsx";
import { EmptyState } from "../../../ui/notices/EmptyState.tsx";
import { Toolbar } from "../../../ui/page/Toolbar.tsx";
import { LoadErrorBanner } from "../../page/LoadErrorBanner.tsx";
import { PageSkeleton } from "../../page/PageSkeleton.tsx";
import { SettingsPage } from "../../page/SettingsPage.tsx";
import type { SectionPageProps } from "../../page/section-page.ts";
import { ImportDialog } from "./import/ImportDialog.tsx";
import { QuickReplyDialog } from "./QuickReplyDialog.tsx";
import { QuickReplyTable } from "./QuickReplyTable.tsx";

/** [QR1] The team's quick replies and the agent's own. Supervisors can change the team's. */
export function QuickReplies({ accountId }: SectionPageProps) {
  const { t } = useTranslation("quick-replies");
  const me = useMe(accountId);
  const { data, isError, refetch } = useQuery(quickRepliesQuery(accountId));
  const [chosen, setScope] = useState<QuickReplyScope | null>(null);
  // Once only: a later change must not switch the page under an open form.
  if (!chosen && data) setScope(supervises(me) || data.some((q) => q.scope === "team") ? "team" : "own");
  const scope = chosen ?? "team";
  const [importing, setImporting] = useState(false);
  const [edited, setEdited] = useState<QuickReply | "new" | null>(null);
  const readOnly = scope === "team" && !supervises(me);
  const closed = useReadOnlyReason();
  const shown = data?.filter((q) => q.scope === scope) ?? [];
  const kept = edited !== "new" && shown.find(({ id }) => id === edited?.id);
  const limit = quickReplyLimit[scope];
  const why = readOnly ? t("page.teamOnly") : shown.length >= limit ? t("page.full", { limit }) : closed;
  return (
    <SettingsPage
      title={t("settings:section.quick-replies")}
      actions={
        <>
          <Button
            data-testid="quick-reply-import"
            disabledReason={readOnly ? t("page.teamOnly") : data ? closed : t("common:pending")}
            onClick={() => setImporting(true)}
          >
            {t("import.open")}
          </Button>
          <Button
            tone="primary"
            data-testid="quick-reply-add"
            icon={<Plus {...icon14} />}
            disabledReason={why}
            onClick={() => setEdited("new")}
          >
            {t("page.add")}
          </Button>
        </>
      }
      banner={isError && <LoadErrorBanner words={t("page.failed")} onRetry={() => void refetch()} />}
    >
      <ScopeBar
        scope={scope}
        onScope={setScope}
        count={data ? shown.length : null}
        limit={limit}
        readOnly={readOnly}
      />
      {!data && !isError && <PageSkeleton />}
      {data && shown.length === 0 && (
        <div className="py-16">
          <EmptyState
            title={t(scope === "team" ? "page.emptyTeam" : "page.emptyOwn")}
            hint={t("page.emptyHint")}
          />
        </div>
      )}
      <QuickReplyTable accountId={accountId} rows={shown} readOnly={readOnly} onEdit={setEdited} />
      {importing && (
        <ImportDialog accountId={accountId} scope={scope} kept={shown} onClose={() => setImporting(false)} />
      )}
      {edited && (
        <QuickReplyDialog
          key={edited === "new" ? "new" : edited.id}
          accountId={accountId}
          scope={scope}
          quickReply={edited === "new" ? null : kept || edited}
          gone={edited !== "new" && data !== undefined && !kept}
          categories={[...new Set(shown.flatMap((q) => q.category || []))]}
          onClose={() => setEdited(null)}
        />
      )}
    </SettingsPage>
  );
}

interface ScopeBarProps {
  scope: QuickReplyScope;
  onScope: (scope: QuickReplyScope) => void;
  count: number | null;
  limit: number;
  readOnly: boolean;
}

function ScopeBar({ scope, onScope, count, limit, readOnly }: ScopeBarProps) {
  const { t } = useTranslation("quick-replies");
  return (
    <Toolbar gap="far" className="pb-3">
      <Segmented
        label={t("settings:section.quick-replies")}
        segments={[
          { value: "team", label: t("scope.team") },
          { value: "own", label: t("scope.own") },
        ]}
        value={scope}
        onChange={onScope}
      />
      {count !== null && <span className="text-12 text-ink-3">{t("page.count", { count, limit })}</span>}
      {readOnly && (
        <span role="note" className="flex items-center gap-1.5 text-12 text-ink-2">
          <Lock {...icon14} className="flex-none" />
          {t("page.teamOnly")}
        </span>
      )}
    </Toolbar>
  );
}
