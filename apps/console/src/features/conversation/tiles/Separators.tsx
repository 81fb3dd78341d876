import { timeZoneOf } from "@jieru/shared/domain/local-day";
import type { PushGap } from "@jieru/shared/domain/push-gap";
import { icon14 } from "@jieru/ui/icon.ts";
import { Unplug } from "lucide-react";
import { useAccount } from "../../../data/queries/use-snapshot.ts";
import { offsetOf, zonesDiffer } from "../../../i18n/exact-time-label.ts";
import { formatEnds } from "../../../i18n/format-clock.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { isWatched } from "../../session/watched.ts";
import { useConversation } from "../conversation-context.ts";
import type { SessionStart } from "../timeline/timeline-items.ts";
import { dayLabel } from "./day-label.ts";

const rule = "flex items-center gap-3 text-12 before:flex-1 before:border-t after:flex-1 after:border-t";

export function DaySeparator({ at }: { at: number }) {
  useTranslation("conversation");
  const now = useNow();
  return (
    <div className={`${rule} pt-1 text-ink-3 before:border-border-1 after:border-border-1`}>
      <span className="dotted">
        <span>{dayLabel(at, now)}</span>
        <TimeZones at={at} />
      </span>
    </div>
  );
}

/** [TR6] Shows the time zone of the times below, if the account's differs. */
function TimeZones({ at }: { at: number }) {
  const { t } = useTranslation();
  const { accountId } = useConversation();
  const timeZone = timeZoneOf(useAccount(accountId));
  if (!zonesDiffer(at, timeZone)) return null;
  return (
    <span data-testid="zones">{t("time.zones", { here: offsetOf(at), there: offsetOf(at, timeZone) })}</span>
  );
}

/** [RD6] Shows the day of the topmost row while its separator is out of view. */
export function StickyDay({ at }: { at: number }) {
  useTranslation("conversation");
  const now = useNow();
  return (
    <div
      aria-hidden="true"
      data-testid="day-on-top"
      className="pointer-events-none absolute inset-x-0 top-1.5 z-10 flex justify-center text-12"
    >
      <span className="rounded-chip bg-surface-3 px-2 text-ink-2 shadow-menu">{dayLabel(at, now)}</span>
    </div>
  );
}

/** [RD24] Says that earlier sessions or notes are hidden from the reader. */
export function WithheldLine() {
  const { t } = useTranslation("reading");
  return (
    <p data-testid="withheld" className="pt-2 text-center text-12 text-balance text-ink-3">
      {t("withheld")}
    </p>
  );
}

export function SessionSeparator({ start: { id, servedBy } }: { start: SessionStart }) {
  const { t } = useTranslation("reading");
  const { session } = useConversation();
  const which = t(session.id === id ? "session.this" : "session.another");
  return (
    <div
      data-testid="session-separator"
      className={`${rule} pt-2 text-ink-3 before:border-border-1 after:border-border-1`}
    >
      <span className="dotted">
        <span>{which}</span>
        {servedBy.length > 0 && (
          <span>{t("session.servedBy", { names: servedBy.join(t("session.and")) })}</span>
        )}
      </span>
    </div>
  );
}

/** Stands above the first message that was unread on opening: by the agent, or by the colleague who serves. */
export function UnreadSeparator({ count }: { count: number }) {
  const { t } = useTranslation("conversation");
  const { session, viewer, nameOf } = useConversation();
  const owner = isWatched(session, viewer.id) && session.ownerId ? nameOf(session.ownerId) : undefined;
  return (
    <div
      data-testid={owner ? "seen-up-to" : "new-line"}
      className={`${rule} pt-2.5 text-accent before:border-accent-line after:border-accent-line`}
    >
      {owner ? t("tile.seenUpTo", { name: owner, count }) : t("tile.newLine", { count })}
    </div>
  );
}

export function GapTile({ gaps }: { gaps: readonly PushGap[] }) {
  const { t } = useTranslation("conversation");
  const whole = { from: gaps[0]?.from ?? 0, to: gaps.at(-1)?.to ?? 0 };
  return (
    <div
      data-testid="gap"
      className="hatch flex items-center justify-center gap-2 border-y border-border-1 px-3 py-1 text-center text-12 text-balance break-keep text-ink-2"
    >
      <Unplug {...icon14} className="flex-none" />
      <span data-at={gaps.map(({ from, to }) => `${from}-${to}`).join(" ")}>
        {t(gaps.length > 1 ? "tile.gaps" : "tile.gap", { ...formatEnds(whole), count: gaps.length })}
      </span>
    </div>
  );
}
