import type { Connection } from "@jieru/shared/protocol/connection";
import { formatClock } from "../../../i18n/format-clock.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { Trouble } from "./Trouble.tsx";
import { unresolvedTrouble } from "./unresolved-trouble.ts";

/** [MA9] WeChat's requests with their days, and refused ones. After the first push, no check is awaited any more. */
export function PushSummary({ connection }: { connection: Connection }) {
  const { t } = useTranslation("connect");
  const now = useNow();
  const { verifiedAt, firstPushAt, seen } = connection;
  const over = unresolvedTrouble(connection) ? null : seen.trouble;
  return (
    <div data-testid="push-seen" className="mt-3 text-ink-2">
      {(verifiedAt !== null || firstPushAt === null) && (
        <p data-at={verifiedAt ?? undefined}>
          {verifiedAt === null
            ? t("waiting_check")
            : t("settings.checked", { at: formatClock(verifiedAt, now) })}
        </p>
      )}
      <p data-at={firstPushAt ?? undefined}>
        {firstPushAt === null
          ? t("waiting_push")
          : t("settings.first_push", { at: formatClock(firstPushAt, now) })}
      </p>
      {over && (
        <p data-testid="trouble-over" data-at={over.at}>
          {t("seen_before", { count: over.count, at: formatClock(over.at, now) })}
        </p>
      )}
      <Trouble connection={connection} />
    </div>
  );
}
