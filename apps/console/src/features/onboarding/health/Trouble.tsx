import type { Connection } from "@jieru/shared/protocol/connection";
import type { ReactNode } from "react";
import { formatClock } from "../../../i18n/format-clock.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { AccountWarning } from "./AccountWarning.tsx";
import { unresolvedTrouble } from "./unresolved-trouble.ts";

interface TroubleProps {
  connection: Pick<Connection, "verifiedAt" | "seen">;
  way?: ReactNode;
}

export function Trouble({ connection, way }: TroubleProps) {
  const { t } = useTranslation("connect");
  const now = useNow();
  const trouble = unresolvedTrouble(connection);
  if (!trouble) return null;
  const { why, count, at } = trouble;
  return (
    <AccountWarning
      alert
      testId="push-trouble"
      why={why}
      what={t(`trouble.${why}.what`)}
      next={t(`trouble.${why}.next`)}
      className="mt-3"
    >
      <span data-at={at} className="block text-12 text-ink-2">
        {t("seen", { count, at: formatClock(at, now) })}
      </span>
      {way}
    </AccountWarning>
  );
}
