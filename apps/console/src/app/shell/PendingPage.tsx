import { cx } from "@jieru/ui/cx.ts";
import { MessagesSkeleton } from "../../features/page/MessagesSkeleton.tsx";
import { PageSkeleton } from "../../features/page/PageSkeleton.tsx";
import { inboxPageFrame, pageFrame } from "../../features/page/page-frame.ts";
import { useTranslation } from "../../i18n/use-translation.ts";

/** Replaces a page whose code or data is loading. */
export function PendingPage() {
  return (
    <div className={cx(pageFrame, "h-dvh overflow-hidden bg-surface-2")}>
      <div className="h-[54px] border-b border-border-1" />
      <div className="px-5 max-narrow:px-4">
        <PageSkeleton />
      </div>
    </div>
  );
}

export function PendingInboxPage() {
  const { t } = useTranslation();
  return (
    <div className={cx(inboxPageFrame, "flex flex-col bg-surface-2")}>
      <MessagesSkeleton label={t("loading")} />
    </div>
  );
}
