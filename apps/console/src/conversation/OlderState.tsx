import { useTranslation } from "react-i18next";
import { TextButton } from "../ui/TextButton.tsx";
import type { Older } from "./use-older.ts";

/** Says over the top edge that older messages are on their way, or did not come. Takes no room of its own. */
export function OlderState({ older }: { older: Older }) {
  const { t } = useTranslation("conversation");
  if (older.state === "rest") return null;
  return (
    <div role="status" className="absolute inset-x-0 top-2 z-10 flex justify-center text-12">
      <span className="flex items-center gap-2 rounded-control bg-surface-3 px-2.5 py-1 text-ink-2 shadow-menu">
        {older.state === "loading" ? t("scroll.older") : t("scroll.olderFailed")}
        {older.state === "failed" && <TextButton onClick={older.load}>{t("scroll.retry")}</TextButton>}
      </span>
    </div>
  );
}
