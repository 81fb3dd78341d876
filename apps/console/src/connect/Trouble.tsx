import type { Connection } from "@jieru/shared/protocol/connection";
import { TriangleAlert } from "lucide-react";
import { formatTime } from "../i18n/format-clock.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { icon14 } from "../ui/icon.ts";

/** [MA9] Why requests for this account were refused lately. */
export function Trouble({ seen }: Pick<Connection, "seen">) {
  const { t } = useTranslation("connect");
  const { trouble } = seen;
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
          {t("seen", { count, at: formatTime(at) })}
        </span>
      </p>
    </div>
  );
}
