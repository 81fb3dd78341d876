import "../../../i18n/messages/shop.ts";
import type { ApiKey } from "@jieru/shared/protocol/attributes";
import { icon14 } from "@jieru/ui/icon.ts";
import { useQuery } from "@tanstack/react-query";
import { Copy, Plus } from "lucide-react";
import { useState } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { copyText } from "../../../ui/copy-text.ts";
import { EmptyState } from "../../../ui/notices/EmptyState.tsx";
import { LoadErrorBanner } from "../../page/LoadErrorBanner.tsx";
import { PageSkeleton } from "../../page/PageSkeleton.tsx";
import { SettingsPage } from "../../page/SettingsPage.tsx";
import type { SectionPageProps } from "../../page/section-page.ts";
import { addressOf, apiKeysQuery } from "./api-keys.ts";
import { KeyDialog } from "./KeyDialog.tsx";
import { KeyRow } from "./KeyRow.tsx";
import { RevokeDialog } from "./RevokeDialog.tsx";

/** [AT1] How the company's server sends customer attributes, with its API keys. */
export function Shop({ accountId }: SectionPageProps) {
  const { t } = useTranslation("shop");
  const query = useQuery(apiKeysQuery(accountId));
  const readOnly = useReadOnlyReason();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<ApiKey | null>(null);
  const { data, isError } = query;
  const full = data && data.apiKeys.length >= data.limit ? t("full", { limit: data.limit }) : null;
  const failed = isError && <LoadErrorBanner words={t("failed")} onRetry={() => void query.refetch()} />;
  const add = (
    <Button
      tone="primary"
      icon={<Plus {...icon14} />}
      data-testid="add-key"
      disabledReason={readOnly ?? full}
      onClick={() => setAdding(true)}
    >
      {t("add")}
    </Button>
  );
  return (
    <SettingsPage title={t("settings:section.attributes")} actions={add} banner={failed}>
      <p className="max-w-[720px] text-ink-2">{t("means")}</p>
      <p className="mt-1">
        <a href="/docs" target="_blank" rel="noreferrer" className="hit text-accent hover:underline">
          {t("doc")}
        </a>
      </p>
      <Address url={addressOf(accountId)} />
      <h2 className="mt-6 mb-1 text-14 font-semibold">{t("keys")}</h2>
      <p className="mb-3 text-12 text-ink-2">{t("keys_hint")}</p>
      {!data && !isError && <PageSkeleton />}
      {data?.apiKeys.length === 0 && <EmptyState title={t("none")} hint={t("none_text")} />}
      {data && data.apiKeys.length > 0 && (
        <ul data-testid="api-keys" aria-label={t("keys")} className="border-t border-border-1">
          {data.apiKeys.map((key) => (
            <KeyRow key={key.id} apiKey={key} onRevoke={() => setLeaving(key)} />
          ))}
        </ul>
      )}
      {adding && <KeyDialog accountId={accountId} onClose={() => setAdding(false)} />}
      <RevokeDialog
        key={leaving?.id}
        accountId={accountId}
        apiKey={leaving}
        // A late response must not close another dialog.
        onClose={() => setLeaving((now) => (now === leaving ? null : now))}
      />
    </SettingsPage>
  );
}

function Address({ url }: { url: string }) {
  const { t } = useTranslation("shop");
  return (
    <section className="mt-5 max-w-[720px]">
      <h2 className="mb-1 text-14 font-semibold">{t("address")}</h2>
      <span className="flex flex-wrap items-center gap-2">
        <code
          data-testid="push-address"
          className="min-w-60 flex-1 rounded-control bg-surface-0 px-2.5 py-1.5 font-mono text-12 wrap-anywhere"
        >
          {url}
        </code>
        <Button icon={<Copy {...icon14} />} onClick={() => void copyText(url, t("copied_address"))}>
          {t("copy_address")}
        </Button>
      </span>
      <p className="mt-1 text-12 text-ink-3">{t("address_hint")}</p>
    </section>
  );
}
