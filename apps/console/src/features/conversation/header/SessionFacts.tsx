import { supervises } from "@jieru/shared/domain/agent";
import { returnsToQueue } from "@jieru/shared/domain/session";
import { icon12 } from "@jieru/ui/icon.ts";
import { Moon } from "lucide-react";
import { useAccount } from "../../../data/queries/use-snapshot.ts";
import { timesAreExact } from "../../../i18n/exact-times.ts";
import { formatClock, formatDeadline } from "../../../i18n/format-clock.ts";
import { formatShort, formatSince } from "../../../i18n/format-duration.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useIsNarrow } from "../../../lib/browser/use-media.ts";
import { useNowFor, useNowSince } from "../../../lib/time/use-now.ts";
import { ageSince } from "../../session/session-labels.ts";
import { isWatched } from "../../session/watched.ts";
import { useConversation, useOpenSession } from "../conversation-context.ts";
import { Viewers } from "./Viewers.tsx";

const nearMs = 5 * 60_000;

/**
 * Shows source, times and, on a phone, viewers under the name. On a phone the line wraps, so that nothing is cut (EV2),
 * and leaves out the owner, whom the bar names.
 */
export function SessionFacts() {
  const { t } = useTranslation("conversation");
  const { accountId, viewer, nameOf } = useConversation();
  const session = useOpenSession();
  const returns = returnsToQueue(session, useAccount(accountId)) ? "returns" : "turnsInactive";
  const now = useNowSince(ageSince(session));
  const owner = session.ownerId && session.ownerId !== viewer.id && nameOf(session.ownerId);
  const isNarrow = useIsNarrow();
  const watched = isWatched(session, viewer.id) && supervises(viewer);
  const narrow = "max-narrow:hidden";
  return (
    <div className="group flex items-center gap-2.5 overflow-hidden text-12 whitespace-nowrap text-ink-3 max-narrow:flex-wrap max-narrow:gap-y-0 max-narrow:whitespace-normal">
      {session.source && (
        // Shrinks first, so fast that its neighbour loses no fraction of a pixel.
        <span className={`shrink-99999999 truncate ${narrow}`}>
          {t("header.from", { source: session.source })}
        </span>
      )}
      {owner && <span className={watched ? narrow : undefined}>{t("header.owner", { name: owner })}</span>}
      {isNarrow && <Viewers />}
      {watched && (
        <span data-testid="owner-read" className={`truncate ${narrow}`}>
          {session.unread > 0 ? t("header.unseen", { count: session.unread }) : t("header.seen")}
        </span>
      )}
      {session.pickedUpAt && session.state !== "waiting" && (
        <span data-at={session.pickedUpAt} className={`shrink-9999 truncate ${narrow}`}>
          {t("header.pickedUpAt", { time: formatClock(session.pickedUpAt, now) })}
        </span>
      )}
      {session.state === "waiting" && session.waitingSince && (
        <span data-at={session.waitingSince}>
          {t("header.waitingFor", { time: formatSince(now - session.waitingSince) })}
        </span>
      )}
      {session.state === "inactive" && session.inactiveSince && (
        <span data-at={session.lastActivityAt}>
          {t("header.inactiveFor", { time: formatSince(now - session.lastActivityAt) })}
        </span>
      )}
      {session.endedAt && (
        <span data-at={session.endedAt}>
          {t("header.endedAt", { time: formatClock(session.endedAt, now) })}
        </span>
      )}
      {session.state === "active" && session.reactivateAt && (
        <IdleEnd at={session.reactivateAt} what={returns} />
      )}
    </div>
  );
}

interface IdleEndProps {
  at: number;
  what: "turnsInactive" | "returns";
}

/** [SE3] Counts in minutes; near the end amber and in seconds. */
function IdleEnd({ at, what }: IdleEndProps) {
  const { t } = useTranslation("conversation");
  const now = useNowFor(at);
  const left = Math.max(0, at - now);
  return (
    <span
      data-at={at}
      data-near={left <= nearMs || undefined}
      className="inline-flex flex-none items-center gap-[3px] data-near:text-waiting max-narrow:flex-initial"
    >
      <Moon {...icon12} />
      <span className="max-narrow:group-has-data-looks:sr-only">
        {timesAreExact()
          ? t(`header.${what}At`, { time: formatDeadline(at, now) })
          : t(`header.${what}`, { time: formatShort(left) })}
      </span>
      <span aria-hidden="true" className="hidden max-narrow:group-has-data-looks:inline">
        {formatShort(left)}
      </span>
    </span>
  );
}
