import "../../../i18n/messages/topics.ts";
import { offeredTopics, type Topic, topicLimit } from "@jieru/shared/domain/wrap-up";
import { icon14 } from "@jieru/ui/icon.ts";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { request } from "../../../data/http/http.ts";
import { paths } from "../../../data/http/paths.ts";
import { useSave } from "../../../data/http/use-save.ts";
import { useAccount, useMe } from "../../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { Switch } from "../../../ui/fields/Switch.tsx";
import { EmptyState } from "../../../ui/notices/EmptyState.tsx";
import { SettingsPage } from "../../page/SettingsPage.tsx";
import type { SectionPageProps } from "../../page/section-page.ts";
import { ReadOnly } from "../ReadOnly.tsx";
import { toastFailure } from "../toast-failure.ts";
import { TopicDialog } from "./TopicDialog.tsx";
import { TopicList } from "./TopicList.tsx";

export function Topics({ accountId }: SectionPageProps) {
  const { t } = useTranslation("topics");
  const { topics = [], topicRequired } = useAccount(accountId);
  const isAdmin = useMe(accountId).role === "admin";
  const closed = useReadOnlyReason();
  const [edited, setEdited] = useState<Topic | "new" | null>(null);
  const { save: require, isPending: switching } = useSave(
    (on: boolean) => request("PATCH", paths.settings(accountId), { body: { topicRequired: on } }),
    { onError: toastFailure },
  );
  const offered = offeredTopics(topics);
  const limit = topicLimit.offered;
  const full = offered.length >= limit ? t("full", { limit }) : null;
  return (
    <SettingsPage
      title={t("settings:section.topics")}
      actions={
        isAdmin && (
          <Button
            tone="primary"
            data-testid="topic-add"
            icon={<Plus {...icon14} />}
            disabledReason={closed ?? full}
            onClick={() => setEdited("new")}
          >
            {t("add")}
          </Button>
        )
      }
      banner={!isAdmin && <ReadOnly />}
    >
      <p className="mb-3 max-w-[720px] text-12 text-ink-2">{t("means")}</p>
      {offered.length > 0 && (
        <div className="mb-4 flex max-w-[720px] items-center gap-3 border-y border-border-1 py-3">
          <span className="min-w-0 flex-1">
            <b className="font-semibold">{t("required.label")}</b>
            <span id="topic-required" className="block text-12 text-ink-2">
              {t("required.effect")}
            </span>
          </span>
          <Switch
            label={t("required.label")}
            aria-describedby="topic-required"
            checked={topicRequired}
            disabledReason={
              isAdmin ? (closed ?? (switching ? t("common:pending") : null)) : t("settings:read_only")
            }
            onChange={require}
          />
        </div>
      )}
      {topics.length === 0 && (
        <div className="py-16">
          <EmptyState title={t("none")} hint={t("none_text")} />
        </div>
      )}
      <TopicList accountId={accountId} topics={topics} readOnly={!isAdmin} onEdit={setEdited} />
      {edited && (
        <TopicDialog
          key={edited === "new" ? "new" : edited.id}
          accountId={accountId}
          topic={edited === "new" ? null : edited}
          others={topics}
          onClose={() => setEdited(null)}
        />
      )}
    </SettingsPage>
  );
}
