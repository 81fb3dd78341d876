import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useParams } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useState } from "react";
import { useRestored } from "../../data/store/connection.ts";
import { shownSnapshot } from "../../data/store/snapshots.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { liveRegionText } from "../../ui/notices/live-region-text.ts";

const everyMs = 10_000;

const unreadBySession = (desk: Snapshot | undefined): Map<string, number> =>
  new Map(desk?.sessions.filter((s) => s.ownerId === desk.me.id).map((s) => [s.id, s.unread]));

/**
 * Announces messages in other sessions to screen readers: one merged line at most every ten seconds. It also
 * announces a restored connection, because a banner mounted together with its text is not announced.
 */
export function Announcer({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  const [line, setLine] = useState("");
  const { sessionId: openId } = useParams({ strict: false });
  // An effect event, so that changing sessions does not restart the timer.
  const announce = useEffectEvent((before: Map<string, number>, now: Map<string, number>) => {
    const grown = [...now].filter(([id, unread]) => id !== openId && unread > (before.get(id) ?? 0));
    const notifications = grown.length > 0 ? t("announce.new_messages", { count: grown.length }) : "";
    setLine((line) => liveRegionText(line, notifications));
  });
  useEffect(() => {
    let before = unreadBySession(shownSnapshot(accountId));
    const timer = setInterval(() => {
      const now = unreadBySession(shownSnapshot(accountId));
      announce(before, now);
      before = now;
    }, everyMs);
    return () => clearInterval(timer);
  }, [accountId]);
  const restored = useRestored();
  const [announced, setAnnounced] = useState<typeof restored>(null);
  if (restored !== announced) {
    setAnnounced(restored);
    if (restored) setLine((line) => liveRegionText(line, t("announce.restored")));
  }
  return (
    <div aria-live="polite" className="sr-only">
      {line}
    </div>
  );
}
