import { useInfiniteQuery } from "@tanstack/react-query";
import { sessionsOfQuery } from "../../data/queries/customer-history.ts";
import { useOnceIdle } from "../../lib/rendering/use-once-idle.ts";
import "../../i18n/messages/customer.ts";
import type { AccountId, ConversationId, SessionId } from "@jieru/shared/domain/ids";
import { blockOf, type Session } from "@jieru/shared/domain/session";
import type { MessagesPage } from "@jieru/shared/protocol/http";
import { useQuery } from "@tanstack/react-query";
import { memo, useDeferredValue, useMemo, useState } from "react";
import { messagesQuery } from "../../data/queries/messages.ts";
import { useSession, useViewer } from "../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { serverNow } from "../../lib/time/server-clock.ts";
import { EmptyState } from "../../ui/notices/EmptyState.tsx";
import { useEditRequest } from "../session/edit-request.ts";
import { useUnavailableLabels } from "../session/use-unavailable-labels.ts";
import { useVisibleSession } from "../session/use-visible-session.ts";
import { History } from "./History.tsx";
import { Notes } from "./Notes.tsx";
import { PanelHead, type PanelTab, panelId } from "./PanelHead.tsx";
import { Profile } from "./Profile.tsx";

interface CustomerPanelProps {
  accountId: AccountId;
  sessionId: SessionId;
}

/**
 * The customer's profile, earlier sessions and notes. [DW2] Changes by messages render after everything else, so that
 * keys are not delayed; what the viewer may no longer read disappears at once.
 */
export function CustomerPanel({ accountId, sessionId }: CustomerPanelProps) {
  const session = useVisibleSession(useSession(accountId, sessionId));
  const viewer = useViewer(accountId);
  const readable = session ? blockOf("read", session, viewer, serverNow()) === null : false;
  const conversationId = session?.conversationId;
  const page = useQuery({
    ...messagesQuery(conversationId ?? ("" as ConversationId)),
    enabled: readable && conversationId !== undefined,
  }).data;
  const earlierCount = useEarlierCount(conversationId, sessionId, readable);
  const drawn = { session: useDeferredValue(session), page: useDeferredValue(page) };
  return (
    <Panel
      accountId={accountId}
      sessionId={sessionId}
      session={session && drawn.session}
      page={readable ? drawn.page : undefined}
      earlierCount={earlierCount}
    />
  );
}

interface PanelProps {
  accountId: AccountId;
  sessionId: SessionId;
  session: Session | null | undefined;
  page: MessagesPage | undefined;
  earlierCount: string | null;
}

const Panel = memo(function Panel({ accountId, sessionId, session, page, earlierCount }: PanelProps) {
  const { t } = useTranslation("customer");
  const [tab, setTab] = useState<PanelTab>("profile");
  if (useEditRequest() !== null && tab !== "profile") setTab("profile");
  const messages = page?.messages ?? [];
  const notes = messages.filter((m) => m.type === "note").reverse();
  const counts = useMemo(
    () => ({ history: earlierCount, notes: notes.length }),
    [earlierCount, notes.length],
  );
  return (
    <aside
      data-testid="customer-panel"
      aria-label={t("landmark")}
      className="flex h-full min-h-0 flex-col border-l border-border-1 bg-surface-1 max-narrow:border-0"
    >
      <MemoHead tab={tab} onTab={setTab} counts={counts} />
      <div
        id={panelId}
        role="tabpanel"
        aria-label={t(`tabs.${tab}`)}
        className="thin-scroll min-h-0 flex-1 overflow-x-hidden overflow-y-auto"
      >
        {session === null && (
          <div className="h-full narrow:hidden">
            <UnavailableSession accountId={accountId} sessionId={sessionId} />
          </div>
        )}
        {session && tab === "profile" && (
          <Profile accountId={accountId} session={session} messages={messages} />
        )}
        {session && tab === "history" && (
          <History accountId={accountId} session={session} withheld={page?.withheld ?? false} />
        )}
        {session && tab === "notes" && (
          <Notes
            // A failed load must not be shown for the next customer.
            key={session.conversationId}
            accountId={accountId}
            session={session}
            notes={notes}
            more={page?.more ?? false}
            withheld={page?.withheld ?? false}
          />
        )}
      </div>
    </aside>
  );
});

/** [DW2] Not rendered for a new message. */
const MemoHead = memo(PanelHead);

function UnavailableSession({ accountId, sessionId }: CustomerPanelProps) {
  const { title, text } = useUnavailableLabels(accountId, sessionId);
  return <EmptyState title={title} hint={text} />;
}

/** Returns the number of other sessions: "3", or "19+" when only the first page is known. */
function useEarlierCount(
  conversationId: ConversationId | undefined,
  current: SessionId,
  readable: boolean,
): string | null {
  const { data, hasNextPage } = useInfiniteQuery({
    ...sessionsOfQuery(conversationId ?? ("" as ConversationId)),
    enabled: useOnceIdle() && readable && conversationId !== undefined,
  });
  const others = data?.filter(({ id }) => id !== current).length ?? 0;
  return others > 0 ? `${others}${hasNextPage ? "+" : ""}` : null;
}
