import type { AccountId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { asCalledNow } from "@jieru/shared/domain/wrap-up";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { sessionsOfQuery } from "../../data/queries/customer-history.ts";
import { useAccount, useAgentName, useMe } from "../../data/queries/use-snapshot.ts";
import { formatClock } from "../../i18n/format-clock.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { LoadMore } from "../../ui/lists/LoadMore.tsx";
import { EmptyState } from "../../ui/notices/EmptyState.tsx";
import { useEmojiRenderer } from "../session/emoji-renderer.ts";
import { lastLine } from "../session/session-labels.ts";
import { AllowanceHistory } from "./allowance/AllowanceHistory.tsx";
import { LoadState } from "./LoadState.tsx";
import { Section } from "./Section.tsx";
import { Withheld } from "./Withheld.tsx";

interface HistoryProps {
  accountId: AccountId;
  session: Session;
  /** [RD24] More may become visible after pick-up. */
  withheld?: boolean;
}

export function History({ accountId, session, withheld = false }: HistoryProps) {
  return (
    <>
      <EarlierSessions accountId={accountId} session={session} withheld={withheld} />
      <AllowanceHistory accountId={accountId} session={session} />
    </>
  );
}

function EarlierSessions({ accountId, session, withheld }: HistoryProps) {
  const { t } = useTranslation("customer");
  const query = useInfiniteQuery(sessionsOfQuery(session.conversationId));
  const others = query.data?.filter(({ id }) => id !== session.id);
  return (
    <Section title={t("history.title")}>
      <LoadState query={query} />
      {withheld && others && <Withheld />}
      {!withheld && others?.length === 0 && !query.isRefetching && (
        <EmptyState title={t("history.none")} hint={t("history.noneText")} />
      )}
      <ul data-testid="earlier-sessions" className="m-0 list-none p-0">
        {others?.map((earlier) => (
          <EarlierRow key={earlier.id} accountId={accountId} session={session} earlier={earlier} />
        ))}
      </ul>
      <LoadMore query={query} words={t("history.more")} loading={t("history.loading")} />
    </Section>
  );
}

/** One earlier session. The link shows its end without leaving the current session. */
function EarlierRow({ accountId, session, earlier }: Omit<HistoryProps, "withheld"> & { earlier: Session }) {
  const { t } = useTranslation("customer");
  const nameOf = useAgentName(accountId);
  const me = useMe(accountId);
  const { topics } = useAccount(accountId);
  const now = useNow();
  const draw = useEmojiRenderer();
  const owner = earlier.ownerId ?? earlier.lastOwnerId;
  return (
    <li>
      <Link
        to="/a/$accountId/s/$sessionId"
        params={{ accountId, sessionId: session.id }}
        search={{ m: earlier.lastSeq }}
        data-testid={`earlier-${earlier.id}`}
        className="-mx-2 grid grid-cols-[minmax(44px,max-content)_minmax(0,1fr)] gap-x-2 rounded-control px-2 py-1 hover:bg-surface-hover max-narrow:min-h-11"
      >
        <span data-at={earlier.openedAt} className="text-12 leading-5 text-ink-3">
          {formatClock(earlier.openedAt, now)}
        </span>
        <span className="dotted truncate">
          <span>{(owner && nameOf(owner)) ?? t("history.nobody")}</span>
          <span>{earlier.source ?? t("source.unknown")}</span>
        </span>
        <span dir="auto" className="col-start-2 truncate text-left text-12 text-ink-3">
          {draw(lastLine(asCalledNow(earlier, topics), me.id))}
        </span>
      </Link>
    </li>
  );
}
