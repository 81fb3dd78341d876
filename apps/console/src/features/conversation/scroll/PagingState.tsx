import { cx } from "@jieru/ui/cx.ts";
import { memo } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { TextButton } from "../../../ui/buttons/TextButton.tsx";
import type { Paging } from "./use-paging.ts";

interface PagingStateProps {
  paging: Paging;
  edge: "older" | "newer";
}

/** Shows that more messages are loading or failed to load. Memoized: not rendered while scrolling. */
export const PagingState = memo(function PagingState({ paging, edge }: PagingStateProps) {
  const { t } = useTranslation("conversation");
  if (paging.state === "rest") return null;
  const words = { older: t("scroll.older"), newer: t("reading:scroll.newer") };
  const failed = { older: t("scroll.olderFailed"), newer: t("reading:scroll.newerFailed") };
  return (
    <div
      role="status"
      className={cx(
        "pointer-events-none absolute inset-x-0 z-10 flex justify-center text-12",
        edge === "older" ? "top-9" : "bottom-14",
      )}
    >
      <span className="pointer-events-auto flex items-center gap-2 rounded-control bg-surface-3 px-2.5 py-1 text-ink-2 shadow-menu">
        {paging.state === "loading" ? words[edge] : failed[edge]}
        {paging.state === "failed" && <TextButton onClick={paging.load}>{t("scroll.retry")}</TextButton>}
      </span>
    </div>
  );
});
