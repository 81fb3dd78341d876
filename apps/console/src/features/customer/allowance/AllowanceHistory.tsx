import type { AccountId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { AllowanceStep } from "@jieru/shared/protocol/customer-history";
import { cx } from "@jieru/ui/cx.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { allowanceHistoryQuery } from "../../../data/queries/customer-history.ts";
import { useAgentName } from "../../../data/queries/use-snapshot.ts";
import { formatTime } from "../../../i18n/format-clock.ts";
import { formatDayTime } from "../../../i18n/format-day-time.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { LoadMore } from "../../../ui/lists/LoadMore.tsx";
import { LoadState } from "../LoadState.tsx";
import { Section } from "../Section.tsx";
import { allowanceRounds, type Round } from "./allowance-rounds.ts";

interface AllowanceHistoryProps {
  accountId: AccountId;
  session: Session;
}

export function AllowanceHistory({ accountId, session }: AllowanceHistoryProps) {
  const { t } = useTranslation("customer");
  const now = useNow();
  const query = useInfiniteQuery(allowanceHistoryQuery(session.conversationId));
  const rounds = query.data && allowanceRounds(query.data, now);
  return (
    <Section title={t("rounds.title")}>
      <LoadState query={query} />
      {rounds?.length === 0 && <p className="text-12 text-ink-2">{t("rounds.none")}</p>}
      <ol data-testid="allowance-rounds" className="m-0 list-none p-0">
        {rounds?.map((round) => (
          <RoundRow key={round.seq} accountId={accountId} round={round} now={now} />
        ))}
      </ol>
      <LoadMore query={query} words={t("history.more")} loading={t("history.loading")} />
    </Section>
  );
}

function RoundRow({ accountId, round, now }: { accountId: AccountId; round: Round; now: number }) {
  const { t } = useTranslation("customer");
  const { by, acts, granted, until, end, endedAt, replies } = round;
  return (
    <li
      data-testid={`round-${round.seq}`}
      data-end={end}
      className="border-border-1 py-1.5 not-last:border-b"
    >
      <span className="flex items-baseline justify-between gap-2">
        <span data-at={round.at} className="min-w-0">
          {t(by === "entered" ? "rounds.entered" : "rounds.messages", {
            count: acts,
            time: formatDayTime(round.at, now),
          })}
        </span>
        {granted !== null && (
          <b className="flex-none font-semibold tabular-nums">{t("rounds.granted", { count: granted })}</b>
        )}
      </span>
      {replies.length > 0 && (
        <ul className="m-0 list-none p-0">
          {replies.map((reply) => (
            <ReplyRow key={reply.seq} accountId={accountId} reply={reply} />
          ))}
        </ul>
      )}
      <span
        data-at={endedAt ?? until ?? undefined}
        className={cx("block text-12", end === "open" ? "text-ink-2" : "text-ink-3")}
      >
        {t(`rounds.end.${end}`, {
          time: formatDayTime(end === "open" ? (until ?? 0) : (endedAt ?? 0), now),
        })}
      </span>
    </li>
  );
}

function ReplyRow({ accountId, reply }: { accountId: AccountId; reply: AllowanceStep }) {
  const { t } = useTranslation("customer");
  const nameOf = useAgentName(accountId);
  const { state, ordinal, of } = reply.delivery ?? { state: "sent", ordinal: 0, of: 0 };
  const own = reply.ratingQuestion ? t("rounds.rating") : t("rounds.automatic");
  const who = reply.agentId ? nameOf(reply.agentId) : own;
  return (
    <li className="dotted truncate text-12 text-ink-2">
      <span data-at={reply.at} className="tabular-nums">
        {formatTime(reply.at)}
      </span>
      <span>{who ?? t("rounds.somebody")}</span>
      {of > 0 && <span className="tabular-nums">{`${ordinal}/${of}`}</span>}
      {state !== "sent" && (
        <span
          data-state={state}
          className="data-[state=failed]:text-failed data-[state=unconfirmed]:text-unconfirmed"
        >
          {t(`rounds.delivery.${state}`)}
        </span>
      )}
    </li>
  );
}
