import "./timeline/forget-expired.ts";
import "../../i18n/messages/quick-replies.ts";
import "./text/emoji-in-lists.ts";
import "../../i18n/messages/conversation.ts";
import "../../i18n/messages/reading.ts";
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTextToSend } from "../../data/drafts/draft-store.ts";
import { isPassing, RequestFailure } from "../../data/http/outcome.ts";
import { sessionQuery } from "../../data/queries/session.ts";
import { useSession } from "../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { PaneBoundary } from "../../ui/errors/PaneBoundary.tsx";
import { EmptyState } from "../../ui/notices/EmptyState.tsx";
import { ConnectionBanner } from "../page/banners/ConnectionBanner.tsx";
import { useUnavailableLabels } from "../session/use-unavailable-labels.ts";
import { ConversationSkeleton } from "./ConversationSkeleton.tsx";
import { RefusedReplies } from "./delivery/RefusedReplies.tsx";
import { UnsavedDraft, UnsavedNote } from "./gate/UnsavedDrafts.tsx";
import { OpenConversation } from "./OpenConversation.tsx";
import { useBackgroundPress } from "./use-background-press.ts";

interface ConversationPaneProps {
  accountId: AccountId;
  sessionId: SessionId;
}

export function ConversationPane({ accountId, sessionId }: ConversationPaneProps) {
  const { t } = useTranslation("conversation");
  const session = useSession(accountId, sessionId);
  const press = useBackgroundPress();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard reaches the box by itself.
    <main
      data-testid="conversation"
      data-zone="page"
      data-session={sessionId}
      aria-label={t("landmark")}
      onPointerDown={press.down}
      onClick={press.click}
      className="relative flex min-h-0 min-w-0 flex-1 flex-col bg-surface-2"
    >
      <ConnectionBanner replies />
      {session && (
        <PaneBoundary resetKey={sessionId} wayOn={<BackToList accountId={accountId} />}>
          <OpenConversation accountId={accountId} session={session} />
        </PaneBoundary>
      )}
      {session === undefined && <ConversationSkeleton />}
      {session === null && <NoSession accountId={accountId} sessionId={sessionId} />}
    </main>
  );
}

function BackToList({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("conversation");
  return (
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
  );
}

/** [EV13] Says that the session does not exist, or that it could not be loaded. */
function NoSession({ accountId, sessionId }: ConversationPaneProps) {
  const { t } = useTranslation("conversation");
  const { error, refetch } = useQuery({ ...sessionQuery(sessionId), enabled: false });
  const labels = useUnavailableLabels(accountId, sessionId);
  const draft = useTextToSend(sessionId);
  const back = <BackToList accountId={accountId} />;
  if (error instanceof RequestFailure && isPassing(error.failure))
    return (
      <EmptyState
        title={t("inbox:load_failed")}
        action={
          <span className="grid justify-items-center gap-2">
            <Button onClick={() => void refetch()}>{t("common:retry")}</Button>
            {back}
          </span>
        }
      />
    );
  return (
    <EmptyState
      title={labels.title}
      hint={
        <>
          {labels.text}
          <RefusedReplies sessionId={sessionId} />
          <UnsavedDraft draft={draft} />
          <UnsavedNote sessionId={sessionId} />
        </>
      }
      action={back}
    />
  );
}
