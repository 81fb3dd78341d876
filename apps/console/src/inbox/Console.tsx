import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { lazy, type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useDesk, useSession } from "../api/use-desk.ts";
import { startSending } from "../sync/sending.ts";
import { Later } from "../ui/Later.tsx";
import { Announcer } from "./Announcer.tsx";
import { useKeysShown } from "./keys-dialog.ts";
import { ListPane } from "./ListPane.tsx";
import { tabOf } from "./lists.ts";
import { Rail } from "./Rail.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { showTab, useTab } from "./tab.ts";
import { useTitle } from "./use-title.ts";

interface ConsoleProps {
  accountId: AccountId;
  sessionId: SessionId | null;
  /** Conversation and customer panel. */
  children: ReactNode;
}

const grid =
  "grid h-dvh grid-cols-[var(--rail-width)_var(--list-width)_minmax(0,1fr)_auto] grid-rows-[minmax(0,1fr)_var(--bar-height)] max-narrow:grid-cols-[minmax(0,1fr)] max-narrow:grid-rows-[minmax(0,1fr)_auto]";

/** Needed at the first click: fetched as soon as the list stands, so that no click waits for it. */
const loadConversation = () => import("../conversation/ConversationPane.tsx");

const KeysDialog = lazy(async () => ({ default: (await import("./KeysDialog.tsx")).KeysDialog }));

/** The frame of the console: rail, list, conversation, panel, and the status bar bottom left. */
export function Console({ accountId, sessionId, children }: ConsoleProps) {
  const { t } = useTranslation("inbox");
  const desk = useDesk(accountId);
  const tab = useTab();
  useTitle(desk);
  useEffect(() => startSending(desk.me.id), [desk.me.id]);
  useEffect(() => void loadConversation().catch(() => undefined), []);
  return (
    <div className={grid}>
      <a
        href="#composer"
        className="sr-only z-50 rounded-control bg-surface-3 px-3 py-1.5 text-accent shadow-menu focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t("nav.skip")}
      </a>
      <Rail accountId={accountId} />
      <ListPane accountId={accountId} desk={desk} tab={tab} sessionId={sessionId} />
      {children}
      <StatusBar accountId={accountId} desk={desk} away={sessionId !== null} />
      {sessionId && <FollowSession accountId={accountId} sessionId={sessionId} />}
      <Announcer desk={desk} openId={sessionId} />
      <Later open={useKeysShown()}>
        <KeysDialog />
      </Later>
    </div>
  );
}

/** The list shown is the one the opened session stands in; later only when it becomes active by being taken. */
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
