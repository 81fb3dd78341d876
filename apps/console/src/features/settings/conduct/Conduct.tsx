import "../../../i18n/messages/allowance.ts";
import "../../../i18n/messages/dispatch.ts";
import "../../../i18n/messages/hours.ts";
import "../../../i18n/messages/keeping.ts";
import "../../../i18n/messages/settings-form.ts";
import "../../../i18n/messages/conduct.ts";
import { type ConductRule, conductRuleLimit } from "@jieru/shared/domain/conduct-rule";
import { icon14 } from "@jieru/ui/icon.ts";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { conductRulesQuery, removeConductRule } from "../../../data/queries/conduct-rules.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { EmptyState } from "../../../ui/notices/EmptyState.tsx";
import { LoadErrorBanner } from "../../page/LoadErrorBanner.tsx";
import { PageSkeleton } from "../../page/PageSkeleton.tsx";
import { SettingsPage } from "../../page/SettingsPage.tsx";
import type { SectionPageProps } from "../../page/section-page.ts";
import { SaveBar } from "../account/form/SaveBar.tsx";
import { useSettingsForm } from "../account/form/use-settings-form.ts";
import { ReadOnly } from "../ReadOnly.tsx";
import { RemoveRuleDialog } from "../RemoveRuleDialog.tsx";
import { ConductRuleDialog } from "./ConductRuleDialog.tsx";
import { ConductRuleList } from "./ConductRuleList.tsx";
import { Examples } from "./Examples.tsx";
import { RepetitionRow } from "./RepetitionRow.tsx";
import { TryText } from "./TryText.tsx";

export function Conduct({ accountId }: SectionPageProps) {
  const { t } = useTranslation("conduct");
  const form = useSettingsForm(accountId, "conduct");
  const closed = useReadOnlyReason();
  const { data, isError, refetch } = useQuery(conductRulesQuery(accountId));
  const [edited, setEdited] = useState<ConductRule | "new" | null>(null);
  const [leaving, setLeaving] = useState<ConductRule | null>(null);
  const current = edited === "new" ? undefined : data?.find(({ id }) => id === edited?.id);
  const limit = conductRuleLimit.rules;
  const full = data && data.length >= limit ? t("full", { limit }) : null;
  return (
    <SettingsPage
      title={t("settings:section.conduct")}
      actions={
        !form.readOnly && (
          <Button
            tone="primary"
            data-testid="conduct-rule-add"
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
          form.readOnly && <ReadOnly />
        )
      }
      foot={!form.readOnly && <SaveBar form={form} />}
    >
      <div className="mb-4 grid max-w-[720px] gap-1 text-12 text-ink-2">
        <p>{t("means")}</p>
        <p>{t("why")}</p>
      </div>
      {!data && !isError && <PageSkeleton />}
      {data && data.length === 0 && (
        <div className="py-10">
          <EmptyState title={t("none")} hint={t("none_text")} />
        </div>
      )}
      {data && data.length > 0 && (
        <div className="max-w-[720px]">
          <TryText rules={data} />
          <p className="pb-1 text-12 text-ink-3">{t("count", { count: data.length, limit })}</p>
          <ConductRuleList
            accountId={accountId}
            rules={data}
            readOnly={form.readOnly}
            onEdit={setEdited}
            onRemove={setLeaving}
          />
        </div>
      )}
      <fieldset disabled={form.readOnly} className="m-0 max-w-[720px] min-w-0 border-0 p-0">
        <RepetitionRow form={form} />
      </fieldset>
      {data && <Examples rules={data} />}
      {edited && (
        <ConductRuleDialog
          key={edited === "new" ? "new" : edited.id}
          accountId={accountId}
          rule={edited === "new" ? null : (current ?? edited)}
          gone={edited !== "new" && data !== undefined && !current}
          onClose={() => setEdited(null)}
        />
      )}
      {leaving && (
        <RemoveRuleDialog
          question={t("removal.question", { name: leaving.name })}
          effect={t("removal.effect")}
          confirm={t("removal.confirm")}
          remove={() => removeConductRule(accountId, leaving.id)}
          onClose={() => setLeaving(null)}
        />
      )}
    </SettingsPage>
  );
}
