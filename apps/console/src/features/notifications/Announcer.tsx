import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useParams } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useState } from "react";
import { useRestored } from "../../data/store/connection.ts";
import { shownSnapshot } from "../../data/store/snapshots.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { saidAgain } from "../../ui/notices/said-again.ts";

const everyMs = 10_000;

const unreadBySession = (desk: Snapshot | undefined): Map<string, number> =>
  new Map(desk?.sessions.filter((s) => s.ownerId === desk.me.id).map((s) => [s.id, s.unread]));

/**
 * Tells screen readers about other sessions' messages: one merged line, at most every ten seconds. It also announces that the
 * connection is back, as a banner that appears together with its text would only be heard if it interrupted.
 */
export function Announcer({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  const [line, setLine] = useState("");
  const { sessionId: openId } = useParams({ strict: false });
  // An effect event, so that opening sessions does not restart the timer: it would never fire for an agent who opens one after
  // the other.
  const announce = useEffectEvent((before: Map<string, number>, now: Map<string, number>) => {
    const grown = [...now].filter(([id, unread]) => id !== openId && unread > (before.get(id) ?? 0));
    const news = grown.length > 0 ? t("announce.new_messages", { count: grown.length }) : "";
    setLine((said) => saidAgain(said, news));
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
    if (restored) setLine((said) => saidAgain(said, t("announce.restored")));
  }
  return (
    <div aria-live="polite" className="sr-only">
      {line}
    </div>
  );
}
