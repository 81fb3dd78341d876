import "../../../i18n/messages/webhooks.ts";
import type { Webhook } from "@jieru/shared/protocol/webhooks";
import { icon14 } from "@jieru/ui/icon.ts";
import { useQuery } from "@tanstack/react-query";
import { BellOff, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { Emphasised } from "../../../i18n/Emphasised.tsx";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { Banner } from "../../../ui/notices/Banner.tsx";
import { EmptyState } from "../../../ui/notices/EmptyState.tsx";
import { LoadErrorBanner } from "../../page/LoadErrorBanner.tsx";
import { PageSkeleton } from "../../page/PageSkeleton.tsx";
import { SettingsPage } from "../../page/SettingsPage.tsx";
import type { SectionPageProps } from "../../page/section-page.ts";
import { OffDialog } from "./dialogs/OffDialog.tsx";
import { RemoveDialog } from "./dialogs/RemoveDialog.tsx";
import { RenewDialog } from "./dialogs/RenewDialog.tsx";
import { WebhookDialog } from "./form/WebhookDialog.tsx";
import { WebhookRow } from "./row/WebhookRow.tsx";
import type { WebhookAction } from "./webhook-row.ts";
import { webhooksQuery } from "./webhooks.ts";

type Open = { action: "add" } | { action: WebhookAction; webhook: Webhook } | null;

export function Webhooks({ accountId }: SectionPageProps) {
  const { t } = useTranslation("webhooks");
  const query = useQuery(webhooksQuery(accountId));
  const readOnly = useReadOnlyReason();
  const [open, setOpen] = useState<Open>(null);
  const { data, isError } = query;
  const full = data && data.webhooks.length >= data.limit ? t("full", { limit: data.limit }) : null;
  const failed = isError && <LoadErrorBanner words={t("failed")} onRetry={() => void query.refetch()} />;
  const silent = data?.delivers === false;
  const silence = silent && (
    <Banner tone="note" icon={<BellOff {...icon14} />}>
      <Emphasised words={t("silent")} />
    </Banner>
  );
  const add = (
    <Button
      tone="primary"
      icon={<Plus {...icon14} />}
      data-testid="add-webhook"
      disabledReason={readOnly ?? full}
      onClick={() => setOpen({ action: "add" })}
    >
      {t("add")}
    </Button>
  );
  return (
    <SettingsPage title={t("settings:section.webhooks")} actions={add} banner={failed || silence}>
      <p className="max-w-[720px] text-ink-2">{t("means")}</p>
      <p className="mt-1 mb-4">
        <a
          href="/docs/#webhook/POST/events"
          target="_blank"
          rel="noreferrer"
          className="hit text-accent hover:underline"
        >
          {t("doc")}
        </a>
      </p>
      {!data && !isError && <PageSkeleton />}
      {data?.webhooks.length === 0 && <EmptyState title={t("none")} hint={t("none_text")} />}
      {data && data.webhooks.length > 0 && (
        <ul data-testid="webhooks" aria-label={t("list")} className="border-t border-border-1">
          {data.webhooks.map((webhook) => (
            <WebhookRow
              key={webhook.id}
              accountId={accountId}
              webhook={webhook}
              silent={silent}
              onAsk={(action) => setOpen({ action, webhook })}
            />
          ))}
        </ul>
      )}
      <OpenDialog
        accountId={accountId}
        open={open}
        // A late response must not close another dialog.
        onClose={() => setOpen((now) => (now === open ? null : now))}
      />
    </SettingsPage>
  );
}

interface OpenDialogProps extends SectionPageProps {
  open: Open;
  onClose: () => void;
}

function OpenDialog({ accountId, open, onClose }: OpenDialogProps): ReactNode {
  if (!open) return null;
  if (open.action === "add") return <WebhookDialog accountId={accountId} webhook={null} onClose={onClose} />;
  const about = { accountId, webhook: open.webhook, onClose };
  if (open.action === "edit") return <WebhookDialog {...about} />;
  if (open.action === "renew") return <RenewDialog {...about} />;
  return open.action === "off" ? <OffDialog {...about} /> : <RemoveDialog {...about} />;
}
