import { inboxPageFrame, pageFrame } from "../../features/page/page-frame.ts";
import { TileBars } from "../../features/page/TileBars.tsx";
import { useTranslation } from "../../i18n/use-translation.ts";
import { cx } from "../../ui/cx.ts";

/** Stands in the place of a page whose code or data is still being loaded. */
export function PendingPage() {
  const { t } = useTranslation();
  return (
    <div
      role="status"
      className={cx(pageFrame, "grid h-dvh place-items-center bg-surface-2 text-12 text-ink-3")}
    >
      {t("loading")}
    </div>
  );
}

/** The same for a page of the inbox. */
export function PendingInboxPage() {
  const { t } = useTranslation();
  return (
    <div className={cx(inboxPageFrame, "flex flex-col bg-surface-2")}>
      <TileBars label={t("loading")} />
    </div>
  );
}
