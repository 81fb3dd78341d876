import "./forget-expired.ts";
import "./quick-replies/words.ts";
import "./text/draw-in-lists.ts";
import "./words.ts";
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { Link } from "@tanstack/react-router";
import { useSession } from "../api/use-desk.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { ConnectionBanner } from "../inbox/ConnectionBanner.tsx";
import { wasErased } from "../sync/forget-erased.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ConversationBars } from "./ConversationBars.tsx";
import { OpenConversation } from "./OpenConversation.tsx";

interface ConversationPaneProps {
  accountId: AccountId;
  sessionId: SessionId;
}

/** The middle of the console: one session of a conversation, or why it cannot be shown. */
export function ConversationPane({ accountId, sessionId }: ConversationPaneProps) {
  const { t } = useTranslation("conversation");
  const session = useSession(accountId, sessionId);
  return (
    <main
      data-testid="conversation"
      data-session={sessionId}
      aria-label={t("landmark")}
      className="relative flex min-h-0 min-w-0 flex-1 flex-col bg-surface-2"
    >
      <ConnectionBanner />
      {session && <OpenConversation accountId={accountId} session={session} />}
      {session === undefined && <ConversationBars />}
      {session === null && (
        <EmptyState
          title={t("gone.title")}
          hint={t(wasErased(sessionId) ? "gone.erased" : "gone.text")}
          action={
            <span className="narrow:hidden">
              <Link
                to="/a/$accountId"
                params={{ accountId }}
                data-testid="to-list"
                className="hit text-accent leading-11 hover:underline"
              >
                {t("header.back")}
              </Link>
            </span>
          }
        />
      )}
    </main>
  );
}
