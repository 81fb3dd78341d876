import { icon12 } from "@jieru/ui/icon.ts";
import { History } from "lucide-react";
import type { ReactNode } from "react";
import { formatTime } from "../../../i18n/format-clock.ts";
import { formatShort } from "../../../i18n/format-duration.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";

interface TileTimeProps {
  at: number;
  lateMs?: number | null;
  children?: ReactNode;
}

export function TileTime({ at, lateMs = null, children }: TileTimeProps) {
  const { t } = useTranslation("conversation");
  return (
    <span className="inline-flex flex-none items-center gap-[5px] pb-0.5 text-12 leading-4 whitespace-nowrap text-ink-3">
      <time data-at={at} dateTime={new Date(at).toISOString()}>
        {formatTime(at)}
      </time>
      {lateMs !== null && (
        <span className="inline-flex items-center gap-[3px]" title={t("tile.lateWhy")}>
          <History {...icon12} />
          {t("tile.late", { time: formatShort(lateMs) })}
        </span>
      )}
      {children}
    </span>
  );
}
