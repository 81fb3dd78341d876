import "../../../i18n/messages/keyword-replies.ts";
import { type KeywordReply, keywordReplyLimit } from "@jieru/shared/domain/keyword-reply";
import { icon14 } from "@jieru/ui/icon.ts";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useMe } from "../../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { EmptyState } from "../../../ui/notices/EmptyState.tsx";
import { LoadErrorBanner } from "../../page/LoadErrorBanner.tsx";
import { PageSkeleton } from "../../page/PageSkeleton.tsx";
import { SettingsPage } from "../../page/SettingsPage.tsx";
import type { SectionPageProps } from "../../page/section-page.ts";
import { ReadOnly } from "../ReadOnly.tsx";
import { RemoveRuleDialog } from "../RemoveRuleDialog.tsx";
import { Effect } from "./Effect.tsx";
import { KeywordReplyDialog } from "./KeywordReplyDialog.tsx";
import { KeywordReplyList } from "./KeywordReplyList.tsx";
import { keywordRepliesQuery, removeKeywordReply } from "./keyword-replies.ts";
import { TryText } from "./TryText.tsx";

const before = (rules: readonly KeywordReply[], rule: KeywordReply | undefined): readonly KeywordReply[] =>
  rule ? rules.slice(0, rules.indexOf(rule)) : rules;

export function KeywordReplies({ accountId }: SectionPageProps) {
  const { t } = useTranslation("keyword-replies");
  const isAdmin = useMe(accountId).role === "admin";
  const closed = useReadOnlyReason();
  const { data, isError, refetch } = useQuery(keywordRepliesQuery(accountId));
  const [edited, setEdited] = useState<KeywordReply | "new" | null>(null);
  const [leaving, setLeaving] = useState<KeywordReply | null>(null);
  const kept = edited === "new" ? undefined : data?.find(({ id }) => id === edited?.id);
  const limit = keywordReplyLimit.rules;
  const full = data && data.length >= limit ? t("full", { limit }) : null;
  return (
    <SettingsPage
      title={t("settings:section.keyword-replies")}
      actions={
        isAdmin && (
          <Button
            tone="primary"
            data-testid="keyword-reply-add"
            icon={<Plus {...icon14} />}
            disabledReason={closed ?? (data ? full : t("common:pending"))}
            onClick={() => setEdited("new")}
          >
            {t("add")}
          </Button>
        )
      }
      banner={
        isError ? (
          <LoadErrorBanner words={t("not_read")} onRetry={() => void refetch()} />
        ) : (
          !isAdmin && <ReadOnly />
        )
      }
    >
      <Effect accountId={accountId} />
      {!data && !isError && <PageSkeleton />}
      {data && data.length === 0 && (
        <div className="py-16">
          <EmptyState title={t("none")} hint={t("none_text")} />
        </div>
      )}
      {data && data.length > 0 && (
        <>
          <TryText rules={data} />
          <KeywordReplyList
            accountId={accountId}
            rules={data}
            readOnly={!isAdmin}
            onEdit={setEdited}
            onRemove={setLeaving}
          />
        </>
      )}
      {edited && (
        <KeywordReplyDialog
          key={edited === "new" ? "new" : edited.id}
          accountId={accountId}
          rule={edited === "new" ? null : (kept ?? edited)}
          earlier={before(data ?? [], kept)}
          gone={edited !== "new" && data !== undefined && !kept}
          onClose={() => setEdited(null)}
        />
      )}
      {leaving && (
        <RemoveRuleDialog
          question={t("removal.question", { name: leaving.name })}
          effect={t("removal.effect")}
          confirm={t("removal.confirm")}
          remove={() => removeKeywordReply(accountId, leaving.id)}
          onClose={() => setLeaving(null)}
        />
      )}
    </SettingsPage>
  );
}
