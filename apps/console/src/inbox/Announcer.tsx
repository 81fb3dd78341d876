import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "../i18n/use-translation.ts";

const everyMs = 10_000;

const unreadBySession = (desk: Snapshot): Map<string, number> =>
  new Map(desk.sessions.filter((s) => s.ownerId === desk.me.id).map((s) => [s.id, s.unread]));

/** Other sessions' news, for those who listen: one merged line, at most every ten seconds. */
export function Announcer({ desk, openId }: { desk: Snapshot; openId: string | null }) {
  const { t } = useTranslation("inbox");
  const [line, setLine] = useState("");
  const latest = useRef(desk);
  latest.current = desk;
  useEffect(() => {
    let before = unreadBySession(latest.current);
    const timer = setInterval(() => {
      const now = unreadBySession(latest.current);
      const grown = [...now].filter(([id, unread]) => id !== openId && unread > (before.get(id) ?? 0));
      before = now;
      setLine(grown.length > 0 ? t("announce.new_messages", { count: grown.length }) : "");
    }, everyMs);
    return () => clearInterval(timer);
  }, [openId, t]);
  return (
    <div aria-live="polite" className="sr-only">
      {line}
    </div>
  );
}
