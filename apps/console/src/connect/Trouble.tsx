import type { Connection } from "@jieru/shared/protocol/connection";
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { formatClock } from "../i18n/format-clock.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { icon14 } from "../ui/icon.ts";
import { useNow } from "../ui/use-now.ts";
import { standingTrouble } from "./standing-trouble.ts";

interface TroubleProps {
  connection: Pick<Connection, "verifiedAt" | "seen">;
  /** Where it is mended, if not here. */
  way?: ReactNode;
}

/** [MA9] Why requests for this account are refused. */
export function Trouble({ connection, way }: TroubleProps) {
  const { t } = useTranslation("connect");
  const now = useNow();
  const trouble = standingTrouble(connection);
  if (!trouble) return null;
  const { why, count, at } = trouble;
  return (
    <div
      role="alert"
      data-testid="push-trouble"
      data-why={why}
      className="mt-3 flex max-w-[640px] gap-2.5 rounded-row bg-waiting-soft px-3 py-2 inset-ring inset-ring-waiting-line"
    >
      <TriangleAlert {...icon14} className="mt-1 flex-none text-waiting" />
      <p className="min-w-0">
        <b className="block font-semibold">{t(`trouble.${why}.what`)}</b>
        <span className="block text-ink-2">{t(`trouble.${why}.next`)}</span>
        <span data-at={at} className="block text-12 text-ink-2">
          {t("seen", { count, at: formatClock(at, now) })}
        </span>
        {way}
      </p>
    </div>
  );
}
