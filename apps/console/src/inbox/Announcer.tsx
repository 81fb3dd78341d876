import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useEffect, useState } from "react";
import { useDeskNow } from "../api/use-desk.ts";
import { useTranslation } from "../i18n/use-translation.ts";

const everyMs = 10_000;

const unreadBySession = (desk: Snapshot | undefined): Map<string, number> =>
  new Map(desk?.sessions.filter((s) => s.ownerId === desk.me.id).map((s) => [s.id, s.unread]));

/** Other sessions' news, for those who listen: one merged line, at most every ten seconds. */
export function Announcer({ accountId, openId }: { accountId: AccountId; openId: string | null }) {
  const { t } = useTranslation("inbox");
  const [line, setLine] = useState("");
  const deskNow = useDeskNow(accountId);
  useEffect(() => {
    let before = unreadBySession(deskNow());
    const timer = setInterval(() => {
      const now = unreadBySession(deskNow());
      const grown = [...now].filter(([id, unread]) => id !== openId && unread > (before.get(id) ?? 0));
      before = now;
      setLine(grown.length > 0 ? t("announce.new_messages", { count: grown.length }) : "");
    }, everyMs);
    return () => clearInterval(timer);
  }, [openId, deskNow, t]);
  return (
    <div aria-live="polite" className="sr-only">
      {line}
    </div>
  );
}
