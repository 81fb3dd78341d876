import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "../i18n/use-translation.ts";
import { useRestored } from "../state/connection.ts";
import { shownSnapshot } from "../state/snapshots.ts";
import { saidAgain } from "../ui/notices/said-again.ts";

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
  // A ref, so that opening sessions does not restart the timer: it would never fire for an agent who opens one after
  // the other.
  const open = useRef<string>(undefined);
  open.current = useParams({ strict: false }).sessionId;
  useEffect(() => {
    let before = unreadBySession(shownSnapshot(accountId));
    const timer = setInterval(() => {
      const now = unreadBySession(shownSnapshot(accountId));
      const grown = [...now].filter(([id, unread]) => id !== open.current && unread > (before.get(id) ?? 0));
      before = now;
      const news = grown.length > 0 ? t("announce.new_messages", { count: grown.length }) : "";
      setLine((said) => saidAgain(said, news));
    }, everyMs);
    return () => clearInterval(timer);
  }, [accountId, t]);
  const restored = useRestored();
  useEffect(() => {
    if (restored) setLine((said) => saidAgain(said, t("announce.restored")));
  }, [restored, t]);
  return (
    <div aria-live="polite" className="sr-only">
      {line}
    </div>
  );
}
