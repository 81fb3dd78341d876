import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { memo, type ReactNode, useEffect, useRef } from "react";
import { useSession } from "../../data/queries/use-snapshot.ts";
import { showTab, useTab } from "../opening/shown-tab.ts";
import { tabOf } from "../session/lists.ts";
import { ListPane } from "./ListPane.tsx";
import { StatusBar } from "./status/StatusBar.tsx";

interface InboxProps {
  accountId: AccountId;
  sessionId: SessionId | null;
  children: ReactNode;
}

/** Memoized: opening another session does not re-render it. */
const Status = memo(StatusBar);
const List = memo(ListPane);

/** Loaded as soon as the list is shown, so that the first click does not wait. */
const loadConversation = () => import("../conversation/ConversationPane.tsx");

export function Inbox({ accountId, sessionId, children }: InboxProps) {
  const tab = useTab();
  useEffect(() => void loadConversation().catch(() => undefined), []);
  return (
    <>
      <List accountId={accountId} tab={tab} sessionId={sessionId} />
      {children}
      <Status accountId={accountId} away={sessionId !== null} />
      {sessionId && <FollowSession accountId={accountId} sessionId={sessionId} />}
    </>
  );
}

/** Shows the list of the opened session, and switches later only when a pick-up makes it active. */
function FollowSession({ accountId, sessionId }: { accountId: AccountId; sessionId: SessionId }) {
  const session = useSession(accountId, sessionId);
  const known = session !== null && session !== undefined;
  const active = session?.state === "active";
  const followed = useRef<SessionId | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: any other change of state leaves the list where it is.
  useEffect(() => {
    if (!session) return;
    if (followed.current !== sessionId || active) showTab(tabOf(session));
    followed.current = sessionId;
  }, [sessionId, known, active]);
  return null;
}
