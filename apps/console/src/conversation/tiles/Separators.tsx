import { Unplug } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatTime } from "../../i18n/format-clock.ts";
import { icon14 } from "../../ui/icon.ts";
import { useNow } from "../../ui/use-now.ts";
import type { Gap } from "../timeline-items.ts";
import { dayWords } from "./day-words.ts";

const rule = "flex items-center gap-3 text-12 before:h-px before:flex-1 after:h-px after:flex-1";

export function DaySeparator({ at }: { at: number }) {
  useTranslation("conversation");
  const now = useNow();
  return (
    <div className={`${rule} pt-1 text-ink-3 before:bg-border-1 after:bg-border-1`}>{dayWords(at, now)}</div>
  );
}

/** Above the first message that was unread when the conversation was opened. */
export function NewLine({ count }: { count: number }) {
  const { t } = useTranslation("conversation");
  return (
    <div className={`${rule} pt-2.5 text-accent before:bg-accent-line after:bg-accent-line`}>
      {t("tile.newLine", { count })}
    </div>
  );
}

/** Pushes may have been lost here: said where the customer's messages would stand. */
export function GapTile({ gap }: { gap: Gap }) {
  const { t } = useTranslation("conversation");
  return (
    <div className="hatch flex items-center justify-center gap-2 border-y border-border-1 px-3 py-1 text-center text-12 text-balance text-ink-2">
      <Unplug {...icon14} className="flex-none" />
      {t("tile.gap", { from: formatTime(gap.from), to: formatTime(gap.to) })}
    </div>
  );
}
