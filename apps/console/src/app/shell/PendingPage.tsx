import { cx } from "@jieru/ui/cx.ts";
import { PageBars } from "../../features/page/PageBars.tsx";
import { inboxPageFrame, pageFrame } from "../../features/page/page-frame.ts";
import { TileBars } from "../../features/page/TileBars.tsx";
import { useTranslation } from "../../i18n/use-translation.ts";

/** Stands in the place of a page whose code or data is still being loaded: a head, and rows. */
export function PendingPage() {
  return (
    <div className={cx(pageFrame, "h-dvh overflow-hidden bg-surface-2")}>
      <div className="h-[54px] border-b border-border-1" />
      <div className="px-5 max-narrow:px-4">
        <PageBars />
      </div>
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
