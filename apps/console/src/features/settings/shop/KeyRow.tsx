import type { ApiKey } from "@jieru/shared/protocol/attributes";
import { icon16 } from "@jieru/ui/icon.ts";
import { KeyRound } from "lucide-react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { formatClock } from "../../../i18n/format-clock.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { Button } from "../../../ui/buttons/Button.tsx";

export function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const { t } = useTranslation("shop");
  const now = useNow();
  const readOnly = useReadOnlyReason();
  const { name, tail, createdAt, createdBy, lastUsedAt } = apiKey;
  const time = formatClock(createdAt, now);
  return (
    <li
      data-testid={`api-key-${apiKey.id}`}
      className="flex min-h-[54px] items-center gap-3 border-b border-border-1 py-2"
    >
      <KeyRound {...icon16} className="flex-none text-ink-3" />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <b dir="auto" className="truncate text-left font-semibold">
            {name}
          </b>
          <code className="flex-none font-mono text-12 text-ink-3">{t("ends_in", { tail })}</code>
        </span>
        <span className="dotted block truncate text-12 text-ink-3">
          <span data-at={createdAt}>
            {createdBy === null ? t("created_by_server", { time }) : t("created", { name: createdBy, time })}
          </span>
          <span data-at={lastUsedAt ?? undefined}>
            {lastUsedAt === null ? t("unused") : t("used", { time: formatClock(lastUsedAt, now) })}
          </span>
        </span>
      </span>
      <Button
        tone="danger"
        aria-label={t("revoke_label", { name })}
        disabledReason={readOnly}
        onClick={onRevoke}
      >
        {t("revoke")}
      </Button>
    </li>
  );
}
