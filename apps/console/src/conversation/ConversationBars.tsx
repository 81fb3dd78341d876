import { useTranslation } from "../i18n/use-translation.ts";
import { blinkMs, usePassed } from "../ui/use-passed.ts";

const lines = ["w-52", "w-72", "ml-auto w-64", "w-40", "ml-auto w-80", "w-60"];

/** The pane's own layout in grey, after a moment in which most loads are done. Nothing shimmers. */
export function ConversationBars() {
  const { t } = useTranslation("conversation");
  const late = usePassed(blinkMs);
  // The place is kept from the first: what stands below it must not begin at the top.
  if (!late) return <div className="min-h-0 flex-1" />;
  return (
    <div
      role="status"
      aria-label={t("scroll.loading")}
      className="flex min-h-0 flex-1 flex-col justify-end gap-2.5 overflow-hidden px-5 pb-4"
    >
      {lines.map((line) => (
        <span key={line} className={`h-9 max-w-[66%] rounded-tile bg-bubble-in ${line}`} />
      ))}
    </div>
  );
}
