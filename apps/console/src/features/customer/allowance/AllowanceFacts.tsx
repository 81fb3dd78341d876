import { type Allowance, isOpen, type ReplyPolicy, spendReply } from "@jieru/shared/domain/allowance";
import type { Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import { type Counted, useUncounted } from "../../../data/feed/uncounted.ts";
import { formatDayTime } from "../../../i18n/format-day-time.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNowFor } from "../../../lib/time/use-now.ts";
import { Fact, Facts } from "../Section.tsx";
import { spentBy } from "./spent-by.ts";

interface AllowanceFactsProps {
  session: Counted & Pick<Session, "allowance">;
  messages: readonly Message[];
  policy: ReplyPolicy;
}

/** [RA5] Returns the label of the last grant. Entering that grants fewer replies than were left keeps their number. */
export function grantLabelKey({ grantedBy, granted }: Allowance, policy: ReplyPolicy) {
  if (grantedBy === "message") return "byMessage";
  return granted > policy.entered.replies ? "keptByEntering" : "byEntering";
}

export function AllowanceFacts({ session, messages, policy }: AllowanceFactsProps) {
  const { t } = useTranslation("customer");
  const { allowance } = session;
  const unsent = useUncounted(session);
  const now = useNowFor(allowance.until);
  const { grantedBy, grantedAt } = allowance;
  if (grantedBy === null || grantedAt === null) return <p className="text-ink-3">{t("allowance.never")}</p>;
  const until = formatDayTime(allowance.until, now);
  const granted = { time: formatDayTime(grantedAt, now), granted: allowance.granted };
  const open = isOpen(allowance, now);
  return (
    <Facts>
      <Fact name={t("allowance.left")} testId="allowance-left">
        {t("allowance.replies", { count: open ? spendReply(allowance, unsent).left : 0 })}
      </Fact>
      <Fact name={t("allowance.until")}>
        <span data-at={allowance.until}>{open ? until : t("allowance.closed", { time: until })}</span>
      </Fact>
      <Fact name={t("allowance.grantedBy")}>
        <span data-at={grantedAt}>{t(`allowance.${grantLabelKey(allowance, policy)}`, granted)}</span>
      </Fact>
      <Fact name={t("allowance.spentBy")}>
        <Spent allowance={allowance} messages={messages} unsent={unsent} now={now} />
      </Fact>
    </Facts>
  );
}

interface SpentProps {
  allowance: Allowance;
  messages: readonly Message[];
  /** Replies in this browser's queue; they count as used. */
  unsent: number;
  now: number;
}

/** [RA5] Shows what used the allowance, with days, as the window spans 48 hours. */
function Spent({ allowance, messages, unsent, now }: SpentProps) {
  const { t } = useTranslation("customer");
  const { count, times, doubtful, failed, corrected } = spentBy(allowance, messages);
  if (count + unsent === 0 && !corrected)
    return <span className="text-ink-3">{t("allowance.nothingSpent")}</span>;
  const timeOf = (at: number) => formatDayTime(at, now);
  const list = [...new Set(times.map(timeOf))].join(t("allowance.and"));
  return (
    <>
      <SpentCount count={count} unsent={unsent} times={list} />
      {corrected && (
        <span className="block text-failed">
          {t(`allowance.${corrected.reason}`, { time: timeOf(corrected.at) })}
        </span>
      )}
      {failed !== null && (
        <span className="block text-failed">{t("allowance.failed", { time: timeOf(failed) })}</span>
      )}
      {doubtful !== null && (
        <span className="block text-unconfirmed">{t("allowance.doubtful", { time: timeOf(doubtful) })}</span>
      )}
    </>
  );
}

/** One line, so that what is below does not move with each reply. */
function SpentCount({ count, unsent, times }: { count: number; unsent: number; times: string }) {
  const { t } = useTranslation("customer");
  if (count + unsent === 0) return null;
  const words = () => {
    if (count === 0) return t("allowance.unsent", { count: unsent });
    if (unsent > 0) return t("allowance.spent_unsent", { count: count + unsent, unsent });
    return times ? t("allowance.spent", { count, times }) : t("allowance.replies", { count });
  };
  return <span className="block">{words()}</span>;
}
